package dev.gw.runtime.recorded;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where two answers differ, but for what differs from one moment, process or machine to the next. */
final class Differences {
    private static final Set<String> PRESENT = Set.of(
            "x-kong-upstream-latency",
            "x-kong-proxy-latency",
            "x-kong-response-latency",
            "x-kong-request-id",
            "via",
            "server",
            "ratelimit-reset",
            "retry-after");
    private static final Set<String> VOLATILE =
            Set.of("created_at", "updated_at", "worker_pid", "hostname", "node_id", "ws_id", "kong");
    private static final Set<String> FRAMING =
            Set.of("date", "connection", "keep-alive", "content-length", "transfer-encoding");
    private static final Set<String> HOP = Set.of("connection", "keep-alive");
    private static final Set<String> SIGNED = Set.of("connection", "keep-alive", "date", "authorization");
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern TOKEN = Pattern.compile("jwt=[^&]*|token=[^&]*");

    private final Collection<String> mask;

    Differences(Collection<String> mask) {
        this.mask = mask;
    }

    List<String> between(Answer want, Answer got) {
        List<String> found = new ArrayList<>();
        if (want.status() != got.status()) {
            found.add("status " + want.status() + " != " + got.status());
        }
        List<String> wanted = headers(want.headers(), FRAMING);
        List<String> sent = headers(got.headers(), FRAMING);
        wanted.stream().filter(field -> !sent.contains(field)).forEach(field -> found.add("header missing " + field));
        sent.stream().filter(field -> !wanted.contains(field)).forEach(field -> found.add("header extra " + field));
        Object wantedBody = body(want.body());
        Object sentBody = body(got.body());
        if (!wantedBody.equals(sentBody)) {
            found.add("body " + wantedBody + "\n  != " + sentBody);
        }
        return found;
    }

    private List<String> headers(List<Json.Field> fields, Set<String> ignored) {
        List<String> lines = new ArrayList<>();
        for (Json.Field field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!ignored.contains(name)) {
                boolean any = PRESENT.contains(name) || mask.contains(name);
                lines.add(name + ": " + (any ? "*" : field.value()));
            }
        }
        return lines.stream().sorted().toList();
    }

    private Object body(String text) {
        Optional<Node> read = text.isEmpty() ? Optional.empty() : Json.read(text);
        if (read.isEmpty()) {
            return masked(text).strip();
        }
        if (read.get() instanceof MapNode map && map.has("upstream") && map.get("headers") instanceof ListNode list) {
            return echo(map, headers(Json.fields(list), text.contains("hmac") ? SIGNED : HOP));
        }
        return plain(read.get());
    }

    private static Object echo(MapNode echoed, List<String> headers) {
        List<String> lines = new ArrayList<>();
        for (String line : headers) {
            int bearer = line.indexOf(": Bearer");
            lines.add(bearer < 0 ? masked(line) : line.substring(0, bearer) + ": Bearer *");
        }
        String target = Json.string(echoed, "target", "");
        return Map.of(
                "upstream", Json.string(echoed, "upstream", ""),
                "method", Json.string(echoed, "method", ""),
                "target", masked(TOKEN.matcher(target).replaceAll("jwt=*")),
                "headers", lines,
                "body", masked(Json.string(echoed, "body", "")));
    }

    private static Object plain(Node node) {
        if (node instanceof MapNode map) {
            Map<String, Object> members = new TreeMap<>();
            for (MapNode.Entry entry : map.entries()) {
                if (!VOLATILE.contains(entry.name())) {
                    members.put(entry.name(), plain(entry.value()));
                }
            }
            return members;
        }
        if (node instanceof ListNode list) {
            return list.items().stream().map(Differences::plain).toList();
        }
        Scalar scalar = (Scalar) node;
        if (scalar.isNumber()) {
            return scalar.number();
        }
        return scalar.isString() ? "\"" + masked(scalar.text()) + "\"" : scalar.text();
    }

    private static String masked(String text) {
        return RANDOM.matcher(text).replaceAll("<id>");
    }
}
