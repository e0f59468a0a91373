package dev.gw.drill.observe;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Seen;
import dev.gw.drill.plan.Expect;
import dev.gw.runtime.exchange.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that can be seen of an answer and of the request that its upstream saw, by names for people. Immutable.
 *
 * @param parts what each part shows
 */
record Observation(Map<String, String> parts) {
    static final String STATUS = "status";
    static final String BODY = "body";
    static final String UPSTREAM = "upstream";
    static final String ASKED = "upstream asked";
    static final String HOST = "upstream sees host";
    static final String PREFIX = "upstream sees x-forwarded-prefix";
    static final String CONSUMER = "upstream sees x-consumer-username";
    static final String ANONYMOUS = "upstream sees x-anonymous-consumer";
    private static final String ANSWERED = "answer ";
    private static final String SEEN = "upstream sees ";
    private static final Set<String> ANSWER = Set.of(STATUS, BODY, UPSTREAM, ANSWERED + "content-type");
    private static final int LONGEST = 2_000;

    /** Fields that differ from answer to answer or from port to port, or that only gw's own gateway sends. */
    private static final Set<String> IGNORED = Set.of(
            "date",
            "content-length",
            "transfer-encoding",
            "connection",
            "via",
            "server",
            "x-gw-drill",
            "x-forwarded-port",
            "x-kong-request-id",
            "x-kong-upstream-latency",
            "x-kong-proxy-latency",
            "x-kong-response-latency");

    Observation {
        parts = Map.copyOf(parts);
    }

    /** What an answer shows. */
    static Observation of(Answer answer) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(STATUS, Integer.toString(answer.status()));
        parts.put(BODY, masked(answer.body()));
        fields(ANSWERED, answer.headers(), parts);
        Seen seen = answer.seen();
        parts.put(UPSTREAM, seen == null ? "none" : seen.upstream());
        if (seen != null) {
            parts.put(ASKED, seen.method() + " " + seen.target());
            parts.put("body for the upstream", masked(seen.body()));
            fields(SEEN, seen.headers(), parts);
        }
        return new Observation(parts);
    }

    private static void fields(String prefix, Headers headers, Map<String, String> parts) {
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!IGNORED.contains(lower) && !lower.startsWith("gw-")) {
                String shown = counts(lower) ? value.replaceAll("\\d+(\\.\\d+)?", "<number>") : masked(value);
                parts.merge(prefix + lower, shown, (one, other) -> one + ", " + other);
            }
        });
    }

    /** Whether a field tells what is left or how long something takes, which each request changes for the next one. */
    private static boolean counts(String name) {
        return name.contains("remaining") || name.contains("reset") || name.equals("retry-after") || name.equals("age");
    }

    /** Ids of requests are as good as one another, and so are moments and ports of this machine. */
    private static String masked(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return cut.replaceAll("[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?", "<time>")
                .replaceAll("\\b1\\d{9}(\\d{3})?\\b", "<time>")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1");
    }

    /** The parts in which two answers differ, those that only the other has too; where who answers differs, no more. */
    Set<String> differences(Observation other) {
        Set<String> names = new TreeSet<>(parts.keySet());
        names.addAll(other.parts.keySet());
        names.removeIf(name -> shown(name).equals(other.shown(name)));
        if (names.contains(UPSTREAM) || names.contains(STATUS)) {
            names.retainAll(ANSWER);
        }
        return names;
    }

    /** Nothing but the named parts. */
    Observation only(Set<String> names) {
        Map<String, String> some = new LinkedHashMap<>(parts);
        some.keySet().retainAll(names);
        return new Observation(some);
    }

    private String shown(String name) {
        return parts.getOrDefault(name, "");
    }

    /** What an answer has to show to be like this one in the named parts. */
    List<Expect> expects(Set<String> names) {
        List<Expect> expects = new ArrayList<>();
        for (String name : names) {
            String wanted = parts.get(name);
            expects.add(new Expect(said(name, wanted), answer -> {
                String got = of(answer).parts.get(name);
                return Objects.equals(got, wanted) ? null : said(name, got);
            }));
        }
        return expects;
    }

    private static String said(String name, @Nullable String value) {
        boolean field = name.startsWith(ANSWERED) || name.startsWith(SEEN);
        String where = name.startsWith(SEEN) ? SEEN : "";
        String what = field ? name.substring((name.startsWith(SEEN) ? SEEN : ANSWERED).length()) : name;
        if (value == null) {
            return where + "no " + what;
        }
        String line = value.replace('\n', ' ');
        String shown = what.equals("authorization") || what.equals("apikey")
                ? "***"
                : line.length() <= 120 ? line : line.substring(0, 120) + "…";
        return where + what + (field || name.equals(BODY) ? ": " : " ") + shown;
    }
}
