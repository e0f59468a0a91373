package dev.gw.drill.scenario;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.measure.Spans;
import dev.gw.emit.JsonWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is expected of answers, and what is taken out of them. */
final class ExpectReader {
    private static final List<String> KEYS = List.of("status", "grpc-status", "upstream", "latency", "body");
    private static final int SHOWN = 120;

    private final Section request;

    ExpectReader(Section request) {
        this.request = request;
    }

    List<Expectation> expectations() {
        List<Expectation> all = new ArrayList<>();
        Section expect = request.section("expect", "expect");
        if (expect != null) {
            for (MapNode.Entry entry : expect.map().entries()) {
                Expectation one = expectation(expect, entry);
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private @Nullable Expectation expectation(Section expect, MapNode.Entry entry) {
        String key = entry.name();
        String place = Section.place(entry.key().span());
        switch (key) {
            case "status" -> {
                return status(expect, entry, place);
            }
            case "grpc-status" -> {
                return GrpcReader.status(expect, entry.value(), place);
            }
            case "latency" -> {
                return latency(expect, entry, place);
            }
            case "upstream" -> {
                String name = expect.text(key, "");
                Claim claim = new Claim(key, Claim.Kind.IS, name);
                return new Expectation("answered by " + name, place, true, true, reply -> upstream(reply, name), claim);
            }
            default -> {
                Function<Reply, @Nullable String> source = source(expect, entry.key(), key, KEYS);
                Condition condition = source == null ? null : Condition.of(expect, entry.value());
                if (source == null || condition == null) {
                    return null;
                }
                Function<Reply, @Nullable String> problem = reply -> {
                    String value = source.apply(reply);
                    return condition.holds(value) ? null : value == null ? "no " + key : key + " " + shown(value);
                };
                Claim claim = new Claim(key, condition.kind(), condition.value());
                return new Expectation(key + " " + condition.words(), place, true, false, problem, claim);
            }
        }
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    private static @Nullable Expectation status(Section expect, MapNode.Entry entry, String place) {
        List<String> words =
                Section.scalars(entry.value()).stream().map(Scalar::text).toList();
        StatusSet statuses = words.isEmpty() ? null : StatusSet.of(words);
        if (statuses == null) {
            expect.wrong(entry.value(), "status is a status, a class of them, or a list", "200, 2xx, [200, 404]");
            return null;
        }
        return new Expectation(
                "status " + statuses.words(),
                place,
                false,
                false,
                reply -> statuses.has(reply.status()) ? null : "status " + reply.status(),
                new Claim("status", Claim.Kind.ONE_OF, statuses.words()));
    }

    private static @Nullable Expectation latency(Section expect, MapNode.Entry entry, String place) {
        String text = expect.text("latency", "").strip();
        Duration most =
                text.startsWith("<") ? Quantity.duration(text.substring(1).strip()) : null;
        if (most == null) {
            expect.wrong(entry.value(), "latency is a bound with its unit", "latency: \"< 50ms\"");
            return null;
        }
        return new Expectation(
                "latency < " + Quantity.text(most),
                place,
                false,
                false,
                reply -> reply.nanos() < most.toNanos() ? null : "latency " + Spans.text(reply.nanos()),
                new Claim("latency", Claim.Kind.BELOW, Long.toString(most.toNanos())));
    }

    /** Stand-ins say for which services they answer. */
    private static @Nullable String upstream(Reply reply, String name) {
        if (reply.header("X-Gw-Stand-In") == null) {
            return "status " + reply.status() + " that no stand-in gave";
        }
        String named = reply.header("X-Gw-Services");
        if (named != null) {
            return List.of(named.split(",", -1)).contains(name) ? null : "an answer of " + named;
        }
        if (reply.json() instanceof MapNode map) {
            List<Node> services = map.list("services");
            for (Node service : services) {
                if (service instanceof Scalar scalar && scalar.text().equals(name)) {
                    return null;
                }
            }
            return "an answer of " + JsonWriter.compact(ListNode.of(services));
        }
        return "an answer that does not say whose it is";
    }

    List<Extraction> extractions() {
        List<Extraction> all = new ArrayList<>();
        Section extract = request.section("extract", "extract");
        if (extract != null) {
            for (MapNode.Entry entry : extract.map().entries()) {
                String text = extract.text(entry.name(), "");
                Function<Reply, @Nullable String> source =
                        source(extract, (Scalar) scalar(entry), text, List.of("body"));
                if (source != null) {
                    all.add(new Extraction(
                            entry.name(), text, Section.place(entry.key().span()), source));
                }
            }
        }
        return all;
    }

    private static Node scalar(MapNode.Entry entry) {
        return entry.value() instanceof Scalar ? entry.value() : entry.key();
    }

    /** What {@code header.NAME}, {@code json.PATH} or {@code body} is in an answer; null where it is none of them. */
    private static @Nullable Function<Reply, @Nullable String> source(
            Section section, Scalar at, String text, List<String> words) {
        if (text.equals("body")) {
            return Reply::body;
        }
        if (text.startsWith("header.") && text.length() > 7) {
            String name = text.substring(7);
            return reply -> reply.header(name);
        }
        if (text.startsWith("trailer.") && text.length() > 8) {
            String name = text.substring(8);
            return reply -> reply.trailer(name);
        }
        if (text.startsWith("json.")) {
            JsonPath path = JsonPath.of(text.substring(5));
            if (path != null) {
                return reply -> text(path.in(reply.json()));
            }
            section.wrong(at, text.substring(5) + " is no path into JSON", "json.$.items[0].id");
            return null;
        }
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("header.NAME", "trailer.NAME", "json.$.PATH"));
        section.out()
                .add(Section.meant(
                        dev.gw.diagnostic.Diagnostic.of(
                                dev.gw.diagnostic.Code.GW1802, at.span(), "an answer has no " + at.shown()),
                        text,
                        all,
                        "there are "));
        return null;
    }

    private static @Nullable String text(@Nullable Node node) {
        if (node == null) {
            return null;
        }
        return node instanceof Scalar scalar ? scalar.text() : JsonWriter.compact(node);
    }
}
