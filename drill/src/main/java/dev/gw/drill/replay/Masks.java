package dev.gw.drill.replay;

import dev.gw.drill.message.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** In what two answers differ that were to be alike, but for what differs every time. */
public final class Masks {
    /** Fields that differ from answer to answer, or that count. */
    private static final Set<String> USUAL = Set.of(
            "date",
            "age",
            "expires",
            "etag",
            "last-modified",
            "set-cookie",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "via",
            "server",
            "x-request-id",
            "retry-after",
            "ratelimit-remaining",
            "ratelimit-reset");

    private final List<Pattern> patterns;
    private final Set<String> ignored = new TreeSet<>(USUAL);

    /**
     * Masks.
     *
     * @param patterns what of bodies and fields does not matter
     * @param headers fields that do not matter
     */
    public Masks(List<Pattern> patterns, List<String> headers) {
        this.patterns = List.copyOf(patterns);
        headers.forEach(name -> ignored.add(name.toLowerCase(Locale.ROOT)));
    }

    /** The differences, a line each; none where the answers are alike. */
    public List<String> differences(Answer old, Answer now) {
        List<String> all = new ArrayList<>();
        if (!old.came() || !now.came()) {
            if (old.came() != now.came()) {
                all.add(said(
                        old.came() ? "status " + old.status() : old.problem(),
                        now.came() ? "status " + now.status() : now.problem()));
            }
            return all;
        }
        if (old.status() != now.status()) {
            all.add(said("status " + old.status(), "status " + now.status()));
        }
        Map<String, String> before = fields(old);
        Map<String, String> after = fields(now);
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String one = before.get(name);
            String other = after.get(name);
            if (one == null || !one.equals(other)) {
                all.add(said(
                        one == null ? "no " + name : name + ": " + one,
                        other == null ? "no " + name : name + ": " + other));
            }
        }
        body(masked(old.body()), masked(now.body()), all);
        return all;
    }

    private static void body(String old, String now, List<String> all) {
        int at = 0;
        while (at < old.length() && at < now.length() && old.charAt(at) == now.charAt(at)) {
            at++;
        }
        if (at < old.length() || at < now.length()) {
            all.add(said("body: " + part(old, at), "body: " + part(now, at)));
        }
    }

    /** What stands around the first difference. */
    private static String part(String text, int at) {
        int from = Math.max(0, at - 20);
        int to = Math.min(text.length(), at + 40);
        String part = text.substring(from, to).replaceAll("[\\r\\n\\t]", " ");
        return (from > 0 ? "…" : "") + part + (to < text.length() ? "…" : "") + (text.isEmpty() ? "(empty)" : "");
    }

    private static String said(String old, String now) {
        return old + "  →  " + now;
    }

    private Map<String, String> fields(Answer answer) {
        Map<String, String> fields = new LinkedHashMap<>();
        answer.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean counts = lower.startsWith("x-ratelimit-remaining") || lower.startsWith("x-kong-");
            if (!ignored.contains(lower) && !counts) {
                fields.merge(lower, masked(value), (one, other) -> one + ", " + other);
            }
        });
        return fields;
    }

    private String masked(String text) {
        String masked = text.replaceAll("\"request_id\"\\s*:\\s*\"[^\"]*\"", "\"request_id\":\"*\"");
        for (Pattern pattern : patterns) {
            masked = pattern.matcher(masked).replaceAll("*");
        }
        return masked;
    }
}
