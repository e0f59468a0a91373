package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.krakend.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code rate-limiting}: fixed windows become a token bucket. The bucket holds what the smallest limit allows and fills as
 * the slowest window says; so in no stretch as long as a window more requests pass than Kong's windows may let pass, which
 * is twice the limit.
 */
final class RateLimit implements PluginRule {
    private static final Map<String, Long> WINDOWS = new LinkedHashMap<>();
    /** KrakenD makes so many maps for each limit; its own 2,048 take half a megabyte each. */
    private static final int SHARDS = 16;

    static {
        WINDOWS.put("second", 1L);
        WINDOWS.put("minute", 60L);
        WINDOWS.put("hour", 3_600L);
        WINDOWS.put("day", 86_400L);
        WINDOWS.put("month", 2_592_000L);
        WINDOWS.put("year", 31_536_000L);
    }

    /** A limit in a window. */
    private record Window(String name, long seconds, long limit) {
        double rate() {
            return (double) limit / seconds;
        }
    }

    @Override
    public void apply(Site site) {
        List<Window> windows = WINDOWS.entrySet().stream()
                .filter(window -> site.number(window.getKey()) > 0)
                .map(window -> new Window(window.getKey(), window.getValue(), (long) site.number(window.getKey())))
                .toList();
        if (windows.isEmpty()) {
            site.refuse(Code.GW1712, "it has no limit that KrakenD could hold", "");
            return;
        }
        Window slowest = windows.get(0);
        long capacity = slowest.limit();
        for (Window window : windows) {
            slowest = window.rate() <= slowest.rate() ? window : slowest;
            capacity = Math.min(capacity, window.limit());
        }
        String key = key(site);
        if (!key.isEmpty()) {
            MapNode limiter = limiter(key, slowest, capacity, site.text("header_name"));
            site.endpoints().forEach(endpoint -> endpoint.put("qos/ratelimit/router", limiter));
            windows(site, windows, slowest, capacity);
        }
        rest(site);
    }

    private static MapNode limiter(String key, Window slowest, long capacity, String header) {
        boolean shared = key.equals("shared");
        MapNode limiter = MapNode.empty();
        if (shared) {
            limiter = limiter.with("max_rate", Json.number(slowest.limit())).with("capacity", Json.number(capacity));
        } else {
            limiter = limiter.with("client_max_rate", Json.number(slowest.limit()))
                    .with("client_capacity", Json.number(capacity));
        }
        limiter = limiter.with("every", Json.text(every(slowest.seconds())));
        if (!shared) {
            limiter = limiter.with("strategy", Json.text(key));
        }
        if (key.equals("header")) {
            limiter = limiter.with("key", Json.text(header));
        }
        return limiter.with("num_shards", Json.number(SHARDS));
    }

    private static String every(long seconds) {
        return seconds >= 3_600 ? seconds / 3_600 + "h" : seconds >= 60 ? seconds / 60 + "m" : seconds + "s";
    }

    /** How KrakenD tells callers apart; empty where it can't, which is refused. */
    private static String key(Site site) {
        String by = site.text("limit_by");
        switch (by) {
            case "ip" -> {
                site.fields().mapped("limit_by", "strategy ip");
                return "ip";
            }
            case "header" -> {
                return header(site);
            }
            case "service" -> {
                site.fields().changed("limit_by", "max_rate for all callers together; beyond it they get 503");
                return "shared";
            }
            case "consumer", "credential" -> {
                return consumer(site, by);
            }
            default -> {
                site.fields().skip("path");
                site.fields()
                        .refused(Code.GW1712, "limit_by", "KrakenD can't count by " + by, "count by ip or by header");
                return "";
            }
        }
    }

    private static String header(Site site) {
        String name = site.text("header_name");
        site.fields().changed("limit_by", "strategy header; callers without the header all get 429");
        site.fields().mapped("header_name", "key");
        site.endpoints().forEach(endpoint -> endpoint.passHeaders(List.of(name)));
        return "header";
    }

    /** Without consumers, Kong counts by address; all tokens of an issuer are one consumer. */
    private static String consumer(Site site, String by) {
        boolean tokens = site.endpoints().stream().anyMatch(endpoint -> endpoint.has("auth/validator"));
        String how = tokens
                ? "max_rate for all callers together, as all tokens of the issuer are one consumer; beyond it they get 503"
                : "strategy ip, as nobody is authenticated here";
        if (site.fields().has("limit_by")) {
            site.fields().changed("limit_by", how);
        } else {
            site.ledger()
                    .changed(site.subject(), "limit_by " + by, site.plugin().span(), how);
        }
        return tokens ? "shared" : "ip";
    }

    private static void windows(Site site, List<Window> windows, Window slowest, long capacity) {
        for (Window window : windows) {
            String becomes = window.equals(slowest)
                    ? "a bucket that fills with " + window.limit() + " each " + window.name()
                    : "a bucket that holds " + capacity;
            site.fields()
                    .changed(window.name(), becomes + "; after a pause up to " + (2 * capacity + 1) + " pass at once");
        }
        apart(site);
    }

    /** Says where Kong counts together what KrakenD counts apart. */
    static void apart(Site site) {
        if (site.scope() > 1) {
            String message = "on Kong " + site.scope() + " endpoints count together in " + site.subject()
                    + "; on KrakenD each counts alone, so that up to " + site.scope() + " times as much passes";
            site.ledger()
                    .say(Diagnostic.of(Code.GW1714, site.plugin().span(), message)
                            .help("lower the limit, or put one on each route"));
        }
    }

    private static void rest(Site site) {
        WINDOWS.keySet().forEach(window -> site.fields().skip(window));
        String policy = site.text("policy");
        if (policy.equals("local")) {
            site.fields().mapped("policy", "each node counts alone");
        } else {
            site.fields().changed("policy", "each node counts alone, not together in " + policy);
        }
        for (String key : List.of("redis", "sync_rate", "fault_tolerant")) {
            site.fields().dropped(key, "each node counts alone");
        }
        site.fields().skip(redisShorthands(site));
        site.fields().dropped("hide_client_headers", "KrakenD tells clients nothing of their limits");
        site.fields().dropped("error_message", "KrakenD's 429 has no body");
        site.fields().dropped("header_name", "nothing is counted by it");
        if (site.number("error_code") == 429) {
            site.fields().mapped("error_code", "429");
        } else {
            site.fields().changed("error_code", "KrakenD answers 429");
        }
        site.fields().refuseTheRest(Code.GW1712, "KrakenD has nothing like it");
    }

    private static String[] redisShorthands(Site site) {
        MapNode written = site.plugin().authored().map("config");
        return written == null
                ? new String[0]
                : written.entries().stream()
                        .map(MapNode.Entry::name)
                        .filter(name -> name.startsWith("redis_"))
                        .toArray(String[]::new);
    }
}
