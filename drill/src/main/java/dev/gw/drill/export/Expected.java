package dev.gw.drill.export;

import dev.gw.drill.scenario.Claim;
import dev.gw.drill.scenario.JsonPath;
import dev.gw.drill.scenario.StatusSet;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Expectations and extractions as functions of an answer. Belongs to one export. */
final class Expected {
    private final Values values;

    Expected(Values values) {
        this.values = values;
    }

    /** Whether k6 tells such a thing of an answer; trailers it does not. */
    static boolean isKnown(String source) {
        return source.startsWith("header.")
                || source.startsWith("json.")
                || List.of("status", "latency", "body").contains(source);
    }

    /** What a source is in an answer: {@code answer.header('x-id')}. */
    static String source(String source) {
        if (source.startsWith("header.")) {
            return "answer.header(" + Js.text(source.substring(7)) + ")";
        }
        if (source.startsWith("json.")) {
            StringJoiner path = new StringJoiner(", ", "answer.json(", ")");
            for (Object step :
                    Objects.requireNonNull(JsonPath.of(source.substring(5))).steps()) {
                path.add(step instanceof Integer ? step.toString() : Js.text(step.toString()));
            }
            return path.toString();
        }
        return "answer.body";
    }

    /** Whether a claim holds. */
    String holds(Claim claim) {
        if (claim.of().equals("latency")) {
            return "answer.latency < " + Amounts.millis(Double.parseDouble(claim.value()));
        }
        if (claim.of().equals("status")) {
            return statuses(claim.value());
        }
        String source = source(claim.of());
        return switch (claim.kind()) {
            case EXISTS -> source + " !== null";
            case ABSENT -> source + " === null";
            case NOT -> source + " !== " + values.literal(claim.value());
            case CONTAINS ->
                "(" + source + " || '').includes(" + values.literal(claim.value()) + ")"
                        + (claim.value().isEmpty() ? " && " + source + " !== null" : "");
            case MATCHES -> "matches(" + source + ", " + pattern(claim.value()) + ")";
            default -> source + " === " + values.literal(claim.value());
        };
    }

    private String pattern(String expression) {
        Pattern pattern = Objects.requireNonNull(Pattern.of(expression));
        return "new RegExp(" + values.literal(pattern.source())
                + (pattern.flags().isEmpty() ? "" : ", " + Js.text(pattern.flags())) + ")";
    }

    private static String statuses(String words) {
        StatusSet set = Objects.requireNonNull(StatusSet.of(List.of(words.split(" or "))));
        return set.ranges().stream()
                .map(range -> range.first() == range.last()
                        ? "answer.status === " + range.first()
                        : "Math.floor(answer.status / 100) === " + range.first() / 100)
                .collect(Collectors.joining(" || "));
    }
}
