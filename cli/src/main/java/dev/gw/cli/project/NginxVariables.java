package dev.gw.cli.project;

import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.ClientTimes;
import dev.gw.runtime.settings.FieldRules;
import dev.gw.runtime.settings.HeadBuffers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The directives that Kong puts into nginx's configuration, by variables such as {@code
 * KONG_NGINX_PROXY_CLIENT_BODY_TIMEOUT}: the block is part of the name, and the narrower block wins.
 */
final class NginxVariables {
    /** The narrower block first: nginx allows some directives in a location, all of these in a server. */
    private static final List<String> BLOCKS = List.of("LOCATION", "PROXY", "HTTP");

    private static final Set<String> IN_LOCATIONS = Set.of(
            "CLIENT_MAX_BODY_SIZE",
            "CLIENT_BODY_BUFFER_SIZE",
            "CLIENT_BODY_TIMEOUT",
            "SEND_TIMEOUT",
            "KEEPALIVE_TIMEOUT",
            "KEEPALIVE_REQUESTS",
            "PROXY_BUFFER_SIZE",
            "REAL_IP_HEADER",
            "REAL_IP_RECURSIVE");
    private static final Set<String> IN_SERVERS = Set.of(
            "CLIENT_HEADER_BUFFER_SIZE",
            "LARGE_CLIENT_HEADER_BUFFERS",
            "CLIENT_HEADER_TIMEOUT",
            "UNDERSCORES_IN_HEADERS",
            "IGNORE_INVALID_HEADERS");

    private static final Set<String> IN_MAIN = Set.of("WORKER_SHUTDOWN_TIMEOUT");

    /** What Kong called them before directives had names of their own. */
    private static final Map<String, String> OLD_NAMES = Map.of(
            "CLIENT_MAX_BODY_SIZE", "CLIENT_MAX_BODY_SIZE",
            "CLIENT_BODY_BUFFER_SIZE", "CLIENT_BODY_BUFFER_SIZE",
            "REAL_IP_HEADER", "REAL_IP_HEADER",
            "REAL_IP_RECURSIVE", "REAL_IP_RECURSIVE");

    private static final Set<String> NAMES = names();
    private static final long DAY = 86_400_000;
    private static final Map<String, Long> UNITS = Map.of(
            "ms",
            1L,
            "s",
            1000L,
            "",
            1000L,
            "m",
            60_000L,
            "h",
            3_600_000L,
            "d",
            DAY,
            "w",
            7 * DAY,
            "M",
            30 * DAY,
            "y",
            365 * DAY);

    private final KongVariables variables;

    NginxVariables(KongVariables variables) {
        this.variables = variables;
    }

    /** Whether a variable has an effect, by its name behind {@code KONG_}. */
    static boolean isTaken(String name) {
        return NAMES.contains(name);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(OLD_NAMES.values());
        IN_LOCATIONS.forEach(directive -> names.addAll(names(directive)));
        IN_SERVERS.forEach(directive -> names.addAll(names(directive)));
        IN_MAIN.forEach(directive -> names.addAll(names(directive)));
        return Set.copyOf(names);
    }

    private static List<String> names(String directive) {
        if (IN_MAIN.contains(directive)) {
            return List.of("NGINX_MAIN_" + directive);
        }
        List<String> names = new ArrayList<>();
        for (String block : BLOCKS) {
            if (!block.equals("LOCATION") || IN_LOCATIONS.contains(directive)) {
                names.add("NGINX_" + block + "_" + directive);
            }
        }
        if (OLD_NAMES.containsKey(directive)) {
            names.add(OLD_NAMES.get(directive));
        }
        return names;
    }

    /** The octets of the longest head of an answer. */
    int answerHead(int usual) {
        return (int) size("PROXY_BUFFER_SIZE", usual);
    }

    String realIpHeader() {
        return variables.value(named("REAL_IP_HEADER")).orElse("X-Real-IP");
    }

    boolean realIpRecursive() {
        return isOn(named("REAL_IP_RECURSIVE"), false);
    }

    ClientLimits client() {
        ClientLimits usual = ClientLimits.USUAL;
        ClientTimes times = usual.times();
        FieldRules fields = new FieldRules(
                isOn(named("UNDERSCORES_IN_HEADERS"), true), isOn(named("IGNORE_INVALID_HEADERS"), true));
        return new ClientLimits(
                buffers(usual.head()),
                new ClientTimes(
                        time("CLIENT_HEADER_TIMEOUT", times.head()),
                        time("CLIENT_BODY_TIMEOUT", times.body()),
                        time("SEND_TIMEOUT", times.answer()),
                        keptFor(0, times.idle()),
                        (int) (keptFor(1, 0) / 1000),
                        time("WORKER_SHUTDOWN_TIMEOUT", times.ending())),
                requests(usual.requests()),
                fields,
                size("CLIENT_BODY_BUFFER_SIZE", usual.bodyBuffer()),
                size("CLIENT_MAX_BODY_SIZE", usual.maxBody()));
    }

    private HeadBuffers buffers(HeadBuffers usual) {
        int first = (int) size("CLIENT_HEADER_BUFFER_SIZE", usual.first());
        String name = named("LARGE_CLIENT_HEADER_BUFFERS");
        String[] words = variables.value(name).orElse("").strip().split("\\s+");
        if (words[0].isEmpty()) {
            return new HeadBuffers(first, usual.number(), usual.size());
        }
        OptionalLong size = words.length == 2 ? octets(words[1]) : OptionalLong.empty();
        boolean counted = words[0].matches("[1-9]\\d{0,3}");
        if (!counted || size.isEmpty() || size.getAsLong() < 256 || size.getAsLong() > 1 << 24) {
            variables.wrong(name, "a number and a size such as 4 8k", String.join(" ", words));
            return usual;
        }
        return new HeadBuffers(first, Integer.parseInt(words[0]), (int) size.getAsLong());
    }

    private int requests(int usual) {
        String name = named("KEEPALIVE_REQUESTS");
        String text = variables.value(name).orElse(Integer.toString(usual));
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        variables.wrong(name, "a number from 0", text);
        return usual;
    }

    /** keepalive_timeout takes one or two times. */
    private long keptFor(int place, long usual) {
        String name = named("KEEPALIVE_TIMEOUT");
        String text = variables.value(name).orElse("");
        String[] words = text.split("\\s+");
        if (text.isEmpty() || words.length <= place) {
            return usual;
        }
        OptionalLong time = words.length > 2 ? OptionalLong.empty() : millis(words[place]);
        if (time.isEmpty()) {
            variables.wrong(name, "one or two times such as 75s", text);
        }
        return time.orElse(usual);
    }

    private String named(String directive) {
        return variables.named(names(directive));
    }

    private long size(String directive, long usual) {
        String name = named(directive);
        String text = variables.value(name).orElse("");
        if (text.isEmpty()) {
            return usual;
        }
        OptionalLong octets = octets(text);
        boolean bounded = directive.equals("CLIENT_MAX_BODY_SIZE");
        if (octets.isEmpty() || !bounded && (octets.getAsLong() < 1 || octets.getAsLong() > 1 << 30)) {
            variables.wrong(name, "a size such as " + (bounded ? "10m" : "8k"), text);
            return usual;
        }
        return octets.getAsLong();
    }

    private static OptionalLong octets(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("\\d{1,12}[kmg]?")) {
            return OptionalLong.empty();
        }
        int shift = lower.endsWith("k") ? 10 : lower.endsWith("m") ? 20 : lower.endsWith("g") ? 30 : 0;
        return OptionalLong.of(Long.parseLong(shift == 0 ? lower : lower.substring(0, lower.length() - 1)) << shift);
    }

    private long time(String directive, long usual) {
        String name = named(directive);
        String text = variables.value(name).orElse("");
        if (text.isEmpty()) {
            return usual;
        }
        OptionalLong millis = millis(text.replace(" ", ""));
        if (millis.isEmpty() || millis.getAsLong() == 0) {
            variables.wrong(name, "a time such as 60s", text);
            return usual;
        }
        return millis.getAsLong();
    }

    /** nginx's times: {@code 75}, {@code 60s}, {@code 1m30s}, {@code 500ms}. */
    private static OptionalLong millis(String text) {
        long millis = 0;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
                digits++;
            }
            int end = digits;
            while (end < text.length() && !Character.isDigit(text.charAt(end))) {
                end++;
            }
            Long unit = UNITS.get(text.substring(digits, end));
            if (unit == null || digits == at || digits - at > 9) {
                return OptionalLong.empty();
            }
            millis += Long.parseLong(text.substring(at, digits)) * unit;
            at = end;
        }
        boolean usable = !text.isEmpty() && millis <= 365 * DAY;
        return usable ? OptionalLong.of(millis) : OptionalLong.empty();
    }

    /** Whether a setting is on. */
    boolean isOn(String name, boolean usual) {
        String text = variables.value(name).orElse(usual ? "on" : "off");
        switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> {
                return true;
            }
            case "off", "false" -> {
                return false;
            }
            default -> {
                variables.wrong(name, "on or off", text);
                return usual;
            }
        }
    }
}
