package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.scenario.Threshold.Comparison;
import dev.gw.drill.scenario.Threshold.Metric;
import dev.gw.drill.scenario.Threshold.Of;
import dev.gw.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads thresholds: <code>"latency{status:2xx}": ["p(99) &lt; 50ms"]</code>. */
final class ThresholdReader {
    private static final List<String> METRICS =
            List.of("latency", "service_time", "requests", "lost", "checks", "dropped");

    private final Section root;
    private final Set<String> scenarios = new TreeSet<>();
    private final Set<String> requests = new TreeSet<>();
    private final Set<String> identities;
    private final Set<String> tags = new TreeSet<>(List.of("scenario", "request", "status", "identity"));

    ThresholdReader(Section root, List<Load> loads, Set<String> identities) {
        this.root = root;
        this.identities = identities;
        for (Load load : loads) {
            scenarios.add(load.name());
            tags.addAll(load.tags().keySet());
            for (Request request : load.requests()) {
                for (Step step : request.steps()) {
                    requests.add(step.name());
                    tags.addAll(step.tags().keySet());
                }
            }
        }
    }

    /** A threshold that was written elsewhere; empty where it is none. */
    static Optional<Threshold> read(String name, String expression, String place) {
        MapNode map = new MapNode(
                List.of(new MapNode.Entry(
                        Scalar.string("thresholds"),
                        new MapNode(
                                List.of(new MapNode.Entry(Scalar.string(name), Scalar.string(expression))),
                                Span.nowhere()))),
                Span.nowhere());
        Diagnostics out = new Diagnostics();
        ThresholdReader reader = new ThresholdReader(new Section(map, "a result", out), List.of(), Set.of());
        int open = name.indexOf('{');
        for (String pair : (open < 0 ? "" : name.substring(open + 1)).split(",", -1)) {
            reader.tags.add(pair.substring(0, Math.max(0, pair.indexOf(':'))).strip());
        }
        List<Threshold> all = reader.thresholds();
        return out.hasErrors() || all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(0).at(place));
    }

    List<Threshold> thresholds() {
        List<Threshold> all = new ArrayList<>();
        Section section = root.section("thresholds", "thresholds");
        if (section != null) {
            for (MapNode.Entry entry : section.map().entries()) {
                metric(section, entry, all);
            }
        }
        return all;
    }

    private void metric(Section section, MapNode.Entry entry, List<Threshold> all) {
        String name = entry.name();
        int open = name.indexOf('{');
        String word = open < 0 ? name : name.substring(0, open);
        if (!METRICS.contains(word)) {
            Diagnostic diagnostic = Diagnostic.of(Code.GW1805, entry.key().span(), "there is no measure " + word);
            section.out().add(Section.meant(diagnostic, word, METRICS, "there are "));
            return;
        }
        Map<String, String> selected = open < 0 ? Map.of() : selected(section, entry, name.substring(open));
        Metric metric = Metric.valueOf(word.toUpperCase(Locale.ROOT));
        for (Scalar scalar : Section.scalars(entry.value())) {
            Threshold one = threshold(section, scalar, metric, selected, name);
            if (one != null) {
                all.add(one);
            }
        }
        if (Section.scalars(entry.value()).isEmpty()) {
            section.wrong(entry.value(), "a threshold is a text, or a list of them", "[\"p(99) < 50ms\"]");
        }
    }

    private Map<String, String> selected(Section section, MapNode.Entry entry, String braces) {
        Map<String, String> selected = new LinkedHashMap<>();
        String inner = braces.endsWith("}") ? braces.substring(1, braces.length() - 1) : "";
        for (String pair : inner.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 1) {
                section.wrong(entry.key(), "tags are written as {request:NAME,status:2xx}", "");
                return selected;
            }
            String tag = pair.substring(0, colon).strip();
            String value = pair.substring(colon + 1).strip();
            selected.put(tag, value);
            if (!tags.contains(tag)) {
                ScenarioFile.unknown(section, entry.key(), "tag", tag, tags);
            }
            Set<String> known = known(tag);
            if (!known.isEmpty() && !known.contains(value)) {
                ScenarioFile.unknown(section, entry.key(), tag, value, known);
            }
            if (tag.equals("status") && StatusSet.range(value) == null) {
                section.wrong(entry.key(), "status is a status or a class of them, not " + value, "status:2xx");
            }
        }
        return selected;
    }

    private Set<String> known(String tag) {
        return switch (tag) {
            case "scenario" -> scenarios;
            case "request" -> requests;
            case "identity" -> identities;
            default -> Set.of();
        };
    }

    private static @Nullable Threshold threshold(
            Section section, Scalar scalar, Metric metric, Map<String, String> tags, String name) {
        String text = scalar.text().strip();
        Comparison comparison = comparison(text);
        int sign = comparison == null ? -1 : text.indexOf(comparison.sign());
        if (comparison == null || sign < 1) {
            section.wrong(scalar, "a threshold compares: NUMBER < LIMIT", help(metric));
            return null;
        }
        String left = text.substring(0, sign).strip();
        String right = text.substring(sign + comparison.sign().length()).strip();
        Of of = of(left);
        double percentile = of == Of.PERCENTILE ? percentile(left) : 0;
        if (of == null || !fits(metric, of) || Double.isNaN(percentile)) {
            section.wrong(scalar, left + " can't be made of " + metric.name().toLowerCase(Locale.ROOT), help(metric));
            return null;
        }
        boolean perSecond = of == Of.RATE && right.contains("/");
        double limit = limit(metric, of, right);
        if (Double.isNaN(limit)) {
            section.wrong(scalar, "the limit " + right + " has no unit, or the wrong one", help(metric));
            return null;
        }
        String place = Section.place(scalar.span());
        return new Threshold(metric, tags, of, percentile, comparison, limit, perSecond, name, text, place);
    }

    private static @Nullable Comparison comparison(String text) {
        for (Comparison one : List.of(
                Comparison.AT_MOST,
                Comparison.AT_LEAST,
                Comparison.EQUAL,
                Comparison.OTHER,
                Comparison.BELOW,
                Comparison.ABOVE)) {
            if (text.contains(one.sign())) {
                return one;
            }
        }
        return null;
    }

    private static @Nullable Of of(String left) {
        return switch (left) {
            case "avg" -> Of.AVG;
            case "min" -> Of.MIN;
            case "max" -> Of.MAX;
            case "count" -> Of.COUNT;
            case "rate" -> Of.RATE;
            case "med" -> Of.PERCENTILE;
            default -> left.startsWith("p(") && left.endsWith(")") ? Of.PERCENTILE : null;
        };
    }

    private static double percentile(String left) {
        double value = left.equals("med") ? 50 : Quantity.plain(left.substring(2, left.length() - 1));
        return value > 0 && value <= 100 ? value : Double.NaN;
    }

    private static boolean fits(Metric metric, Of of) {
        return switch (of) {
            case PERCENTILE, AVG, MIN, MAX -> metric.isTime();
            case COUNT -> true;
            case RATE -> !metric.isTime();
        };
    }

    private static double limit(Metric metric, Of of, String right) {
        return switch (of) {
            case COUNT -> Quantity.plain(right);
            case RATE ->
                right.contains("/")
                        ? metric == Metric.CHECKS ? Double.NaN : Quantity.rate(right)
                        : Quantity.share(right);
            default -> {
                Duration duration = Quantity.duration(right);
                yield duration == null ? Double.NaN : duration.toNanos();
            }
        };
    }

    private static String help(Metric metric) {
        return metric.isTime()
                ? "\"p(99) < 50ms\", with avg, min, med, max or count as well"
                : "\"rate < 0.1%\", \"rate > 100/s\" or \"count == 0\"";
    }
}
