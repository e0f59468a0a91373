package dev.gw.drill.standin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stand-in for Redis keeps, and the commands for it: texts, counters and hashes, with their times to live. Thread-safe. */
final class RedisKeys {
    private static final String WRONG_NUMBER = "wrong number of arguments";
    private static final String NO_INTEGER = "value is not an integer or out of range";

    private final Clock clock;
    private final Map<String, Kept> byName = new HashMap<>();

    /** A value: a text is a hash of one field without a name. */
    private record Kept(Map<String, String> fields, long until) {}

    RedisKeys(Clock clock, Map<String, Map<String, String>> first) {
        this.clock = clock;
        first.forEach((name, fields) -> byName.put(name, new Kept(new LinkedHashMap<>(fields), Long.MAX_VALUE)));
    }

    /** Answers a command, given as its words. */
    synchronized String answer(List<String> words) {
        String command = words.get(0).toUpperCase(Locale.ROOT);
        try {
            return answer(command, words.subList(1, words.size()));
        } catch (IndexOutOfBoundsException tooFew) {
            return RedisReply.error(WRONG_NUMBER + " for '" + command.toLowerCase(Locale.ROOT) + "' command");
        } catch (NumberFormatException noNumber) {
            return RedisReply.error(NO_INTEGER);
        }
    }

    private String answer(String command, List<String> words) {
        return switch (command) {
            case "PING" -> "+PONG\r\n";
            case "ECHO" -> RedisReply.text(words.get(0));
            case "AUTH", "SELECT", "CLIENT" -> RedisReply.OK;
            case "GET" -> RedisReply.text(text(words.get(0), ""));
            case "MGET" ->
                RedisReply.texts(words.stream().map(name -> text(name, "")).toList());
            case "SET" -> set(words);
            case "SETEX" -> put(words.get(0), words.get(2), in(words.get(1), 1000));
            case "PSETEX" -> put(words.get(0), words.get(2), in(words.get(1), 1));
            case "SETNX" ->
                RedisReply.flag(kept(words.get(0)) == null && !set(words).isEmpty());
            case "EXISTS" ->
                RedisReply.number(
                        words.stream().filter(name -> kept(name) != null).count());
            case "DEL", "UNLINK" ->
                RedisReply.number(words.stream()
                        .filter(name -> kept(name) != null && byName.remove(name) != null)
                        .count());
            case "INCR", "INCRBY", "DECR", "DECRBY" -> count(command, words);
            default -> rest(command, words);
        };
    }

    private String rest(String command, List<String> words) {
        String name = words.get(0);
        return switch (command) {
            case "EXPIRE" -> RedisReply.flag(expire(name, in(words.get(1), 1000)));
            case "PEXPIRE" -> RedisReply.flag(expire(name, in(words.get(1), 1)));
            case "PERSIST" -> RedisReply.flag(expire(name, Long.MAX_VALUE));
            case "TTL" -> RedisReply.number(left(name, 1000));
            case "PTTL" -> RedisReply.number(left(name, 1));
            case "HGET" -> RedisReply.text(text(name, words.get(1)));
            case "HMGET" ->
                RedisReply.texts(words.subList(1, words.size()).stream()
                        .map(field -> text(name, field))
                        .toList());
            case "HGETALL" -> RedisReply.texts(pairs(name));
            case "HEXISTS" -> RedisReply.flag(text(name, words.get(1)) != null);
            case "HLEN" -> RedisReply.number(fields(name).size());
            case "HSET" -> RedisReply.number(fill(words));
            case "HMSET" -> {
                fill(words);
                yield RedisReply.OK;
            }
            case "HDEL" ->
                RedisReply.number(words.subList(1, words.size()).stream()
                        .filter(field -> fields(name).remove(field) != null)
                        .count());
            case "HINCRBY" -> RedisReply.number(add(name, words.get(1), Long.parseLong(words.get(2))));
            default ->
                RedisReply.error("unknown command '" + command + "': this stand-in for Redis keeps texts and hashes");
        };
    }

    private @Nullable Kept kept(String name) {
        Kept kept = byName.get(name);
        if (kept != null && kept.until <= clock.millis()) {
            byName.remove(name);
            return null;
        }
        return kept;
    }

    private Map<String, String> fields(String name) {
        Kept kept = kept(name);
        return kept == null ? Map.of() : kept.fields;
    }

    private @Nullable String text(String name, String field) {
        return fields(name).get(field);
    }

    /** {@code SET name text [NX|XX] [GET] [KEEPTTL] [EX seconds|PX millis]}. */
    private String set(List<String> words) {
        String name = words.get(0);
        List<String> options = words.subList(2, words.size()).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
        Kept before = kept(name);
        if (options.contains("NX") && before != null || options.contains("XX") && before == null) {
            return RedisReply.NOTHING;
        }
        String old = text(name, "");
        long until = before != null && options.contains("KEEPTTL") ? before.until : Long.MAX_VALUE;
        for (String unit : List.of("EX", "PX")) {
            int at = options.indexOf(unit);
            until = at < 0 ? until : in(options.get(at + 1), unit.equals("EX") ? 1000 : 1);
        }
        String reply = put(name, words.get(1), until);
        return options.contains("GET") ? RedisReply.text(old) : reply;
    }

    private String put(String name, String text, long until) {
        byName.put(name, new Kept(new LinkedHashMap<>(Map.of("", text)), until));
        return RedisReply.OK;
    }

    private long in(String amount, long unit) {
        return clock.millis() + Long.parseLong(amount) * unit;
    }

    private boolean expire(String name, long until) {
        Kept kept = kept(name);
        if (kept == null) {
            return false;
        }
        byName.put(name, new Kept(kept.fields, until));
        return true;
    }

    private long left(String name, long unit) {
        Kept kept = kept(name);
        if (kept == null) {
            return -2;
        }
        return kept.until == Long.MAX_VALUE ? -1 : (kept.until - clock.millis() + unit - 1) / unit;
    }

    private String count(String command, List<String> words) {
        long by = command.endsWith("BY") ? Long.parseLong(words.get(1)) : 1;
        return RedisReply.number(add(words.get(0), "", command.startsWith("DECR") ? -by : by));
    }

    private long add(String name, String field, long by) {
        String before = text(name, field);
        long now = (before == null ? 0 : Long.parseLong(before)) + by;
        own(name).put(field, Long.toString(now));
        return now;
    }

    private Map<String, String> own(String name) {
        Kept kept = kept(name);
        if (kept == null) {
            kept = new Kept(new LinkedHashMap<>(), Long.MAX_VALUE);
            byName.put(name, kept);
        }
        return kept.fields;
    }

    /** {@code HSET name field text …}: how many fields are new. */
    private int fill(List<String> words) {
        Map<String, String> own = own(words.get(0));
        int before = own.size();
        for (int i = 1; i < words.size(); i += 2) {
            own.put(words.get(i), words.get(i + 1));
        }
        return own.size() - before;
    }

    private List<String> pairs(String name) {
        List<String> pairs = new ArrayList<>();
        fields(name).forEach((field, text) -> {
            pairs.add(field);
            pairs.add(text);
        });
        return pairs;
    }
}
