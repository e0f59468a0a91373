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
    private static final int SHOWN = 120;

    private final Section step;
    private final Sources sources;
    private final List<String> keys;

    private ExpectReader(Section step, Sources sources, List<String> keys) {
        this.step = step;
        this.sources = sources;
        this.keys = keys;
    }

    /** What is expected of the answer to a request. */
    static ExpectReader ofRequest(Section request) {
        return new ExpectReader(request, Sources.ANSWER, List.of("status", "grpc-status", "upstream", "latency"));
    }

    /** What is expected of the answers to a message over a WebSocket. */
    static ExpectReader ofMessage(Section message) {
        return new ExpectReader(message, Sources.MESSAGE, List.of("latency", "close"));
    }

    List<Expectation> expectations() {
        List<Expectation> all = new ArrayList<>();
        Section expect = step.section("expect", "expect");
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
        return switch (keys.contains(key) ? key : "") {
            case "status" -> status(expect, entry, place);
            case "grpc-status" -> GrpcReader.status(expect, entry.value(), place);
            case "latency" -> latency(expect, entry, place);
            case "close" -> close(expect, place);
            case "upstream" -> {
                String name = expect.text(key, "");
                Claim claim = new Claim(key, Claim.Kind.IS, name);
                yield new Expectation("answered by " + name, place, true, true, reply -> upstream(reply, name), claim);
            }
            default -> value(expect, entry, place);
        };
    }

    private @Nullable Expectation value(Section expect, MapNode.Entry entry, String place) {
        String key = entry.name();
        Function<Reply, @Nullable String> source = sources.find(expect, entry.key(), key, keys);
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

    /** The code that the other side closes a WebSocket with. */
    private static Expectation close(Section expect, String place) {
        int code = expect.whole("close", 1000, 1000, 4999);
        return new Expectation(
                "closed with " + code,
                place,
                true,
                false,
                reply -> reply.status() == code ? null : "closed with " + reply.status());
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
        return status(statuses, place);
    }

    private static Expectation status(StatusSet statuses, String place) {
        return new Expectation(
                "status " + statuses.words(),
                place,
                false,
                false,
                reply -> statuses.has(reply.status()) ? null : "status " + reply.status(),
                new Claim("status", Claim.Kind.ONE_OF, statuses.words()));
    }

    /** A WebSocket that is refused is no answer unless somebody expects it. */
    static Expectation opened(String place) {
        return status(new StatusSet(List.of(new StatusSet.Range(101, 101)), "101"), place);
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
        Section extract = step.section("extract", "extract");
        if (extract != null) {
            for (MapNode.Entry entry : extract.map().entries()) {
                String text = extract.text(entry.name(), "");
                Function<Reply, @Nullable String> source = sources.find(extract, scalar(entry), text, List.of());
                if (source != null) {
                    all.add(new Extraction(
                            entry.name(), text, Section.place(entry.key().span()), source));
                }
            }
        }
        return all;
    }

    private static Scalar scalar(MapNode.Entry entry) {
        return entry.value() instanceof Scalar value ? value : entry.key();
    }
}
