package dev.gw.drill.scenario;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a load. */
final class RequestReader {
    static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head", "options");
    static final List<String> OTHERS = List.of(
            "name",
            "weight",
            "request",
            "host",
            "headers",
            "body",
            "json",
            "form",
            "timeout",
            "expect",
            "extract",
            "tags",
            "grpc",
            "proto",
            "websocket");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Section load;
    private final Templates templates;
    private final boolean inOrder;
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    /**
     * A reader.
     *
     * @param templates know what may be named
     * @param inOrder whether a request may use what those before it extracted
     * @param folder where .proto files lie
     */
    RequestReader(Section load, Templates templates, boolean inOrder, Path folder) {
        this.load = load;
        this.templates = templates;
        this.inOrder = inOrder;
        this.folder = folder;
    }

    List<Request> requests(String key) {
        List<Request> requests = new ArrayList<>();
        List<Section> sections = load.sections(key, "a request");
        if (sections.isEmpty() && load.has(key)) {
            load.wrong(load.map(), key + " is empty", "- get: /orders");
        }
        for (Section one : sections) {
            requests.add(request(one));
        }
        return requests;
    }

    private Request request(Section one) {
        List<String> known = new ArrayList<>(METHODS);
        known.addAll(OTHERS);
        known.addAll(TalkReader.KEYS);
        one.only(known);
        @Nullable GrpcCall call = GrpcReader.call(one, folder);
        Line line = line(one, call != null);
        target(one, line.key(), line.method(), line.target());
        String name = name(one, line.words());
        Duration timeout = one.duration("timeout", TIMEOUT);
        Template target = templates.read(one, line.target(), line.key());
        @Nullable Template host = one.has("host") ? templates.read(one, one.text("host", ""), "host") : null;
        Map<String, Template> headers = headers(one);
        @Nullable Template body = body(one, headers);
        if (call != null) {
            headers.put("Content-Type", Template.of("application/grpc"));
            headers.put("TE", Template.of("trailers"));
            GrpcReader.check(one, call, body);
            body = body == null ? Template.of("") : body;
        }
        if (inOrder && one.has("weight")) {
            one.wrong(one.map(), "steps run in order, so a weight means nothing", "leave weight out");
        }
        ExpectReader expect = ExpectReader.ofRequest(one);
        List<Extraction> extractions = expect.extractions();
        Templates behind = inOrder ? templates : templates.copy();
        extractions.forEach(behind::learn);
        @Nullable Talk talk = TalkReader.talk(one, behind, timeout, name);
        return new Request(
                name,
                one.whole("weight", 1, 1, 1_000_000),
                line.method(),
                target,
                host,
                headers,
                body,
                timeout,
                talk == null ? expect.expectations() : opening(one, expect.expectations()),
                extractions,
                one.texts("tags"),
                call,
                talk);
    }

    /** Where nobody says which status a handshake has to have, it has to succeed. */
    private static List<Expectation> opening(Section one, List<Expectation> said) {
        if (one.has("expect", "status")) {
            return said;
        }
        List<Expectation> all = new ArrayList<>(List.of(ExpectReader.opened(one.place("websocket"))));
        all.addAll(said);
        return all;
    }

    /** The key that says what is asked for, and what it says. */
    private record Line(String key, String method, String target) {
        /** What reports call it. */
        String words() {
            return switch (key) {
                case "grpc" -> "gRPC " + target.substring(1);
                case "websocket" -> "WebSocket " + target;
                default -> method + " " + target;
            };
        }
    }

    private static Line line(Section one, boolean grpc) {
        List<String> methods = METHODS.stream().filter(one::has).toList();
        boolean own = one.has("request");
        boolean socket = one.has("websocket");
        if (methods.size() + (own ? 1 : 0) + (grpc ? 1 : 0) + (socket ? 1 : 0) != 1) {
            one.missing("exactly one method", "- get: /orders, or request: PURGE /orders");
        }
        if (own) {
            String text = one.text("request", "GET /");
            int space = text.indexOf(' ');
            return new Line("request", text.substring(0, Math.max(space, 0)), text.substring(space + 1));
        }
        if (grpc) {
            return new Line("grpc", "POST", "/" + one.text("grpc", ""));
        }
        if (socket) {
            return new Line("websocket", "GET", one.text("websocket", "/"));
        }
        String key = methods.isEmpty() ? "get" : methods.get(0);
        return new Line(key, key.toUpperCase(Locale.ROOT), one.text(key, "/"));
    }

    private String name(Section one, String usual) {
        String name = one.text("name", usual);
        if (!taken.add(name)) {
            Node at = one.get("name");
            one.wrong(at == null ? one.map() : at, "two requests are called " + name, "give each a name of its own");
        }
        return name;
    }

    private static void target(Section one, String key, String method, String target) {
        boolean token = !method.isEmpty() && method.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
        boolean path = (target.startsWith("/") || target.startsWith("{{"))
                && target.chars().allMatch(c -> c >= ' ' && c != 0x7f);
        Node node = one.get(key);
        if (node != null && !(token && path)) {
            String help = key.equals("request") ? "request: PURGE /orders" : key + ": /orders";
            one.wrong(node, "a request names a path, which begins with /", help);
        }
    }

    private Map<String, Template> headers(Section one) {
        Map<String, Template> headers = new LinkedHashMap<>();
        Section section = one.section("headers", "headers");
        if (section != null) {
            for (MapNode.Entry entry : section.map().entries()) {
                String value = section.text(entry.name(), "");
                boolean fits = !entry.name().isEmpty()
                        && entry.name().chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')
                        && value.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\t');
                if (!fits) {
                    section.wrong(entry.value(), "this can't be a header: control characters or a wrong name", "");
                } else {
                    headers.put(entry.name(), templates.read(section, value, entry.name()));
                }
            }
        }
        return headers;
    }

    private @Nullable Template body(Section one, Map<String, Template> headers) {
        List<String> kinds =
                List.of("body", "json", "form").stream().filter(one::has).toList();
        if (kinds.size() > 1) {
            one.wrong(one.map(), "a request has one of body, json and form", "");
        }
        if (kinds.isEmpty()) {
            return null;
        }
        Node node = one.get(kinds.get(0));
        return switch (kinds.get(0)) {
            case "json" -> {
                type(headers, "application/json");
                yield templates.read(one, node == null ? "" : JsonWriter.compact(node), "json");
            }
            case "form" -> {
                type(headers, "application/x-www-form-urlencoded");
                yield form(one);
            }
            default -> templates.read(one, one.text("body", ""), "body");
        };
    }

    private Template form(Section one) {
        StringBuilder form = new StringBuilder();
        one.texts("form")
                .forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                        .append(Variables.percentEncoded(name))
                        .append('=')
                        .append(templates.read(one, value, "form").withTexts(Variables::percentEncoded)));
        return Template.of(form.toString());
    }

    private static void type(Map<String, Template> headers, String type) {
        if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
            headers.put("Content-Type", Template.of(type));
        }
    }
}
