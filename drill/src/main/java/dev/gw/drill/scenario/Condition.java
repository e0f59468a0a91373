package dev.gw.drill.scenario;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.scenario.Claim.Kind;
import dev.gw.source.BoundedText;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a value of an answer has to be: {@code exists}, {@code absent}, an exact text, {@code {contains: text}} or
 * {@code {matches: expression}}. Immutable.
 *
 * @param words as reports say it
 * @param value what is compared with; empty where the kind says it all
 */
record Condition(String words, Claim.Kind kind, String value, Predicate<@Nullable String> test) {
    private static final int BUDGET = 1_000_000;

    /** A condition; null where it is none. */
    static @Nullable Condition of(Section section, Node node) {
        if (node instanceof Scalar scalar) {
            return switch (scalar.text()) {
                case "exists" -> new Condition("exists", Kind.EXISTS, "", value -> value != null);
                case "absent" -> new Condition("is absent", Kind.ABSENT, "", value -> value == null);
                default -> new Condition("is " + scalar.shown(), Kind.IS, scalar.text(), scalar.text()::equals);
            };
        }
        if (!(node instanceof MapNode map) || map.size() != 1) {
            section.wrong(node, "this is a text, exists, absent, {contains: text} or {matches: expression}", "");
            return null;
        }
        Section inner = new Section(map, "a condition", section.out());
        inner.only(List.of("contains", "matches", "not"));
        String contained = inner.has("contains") ? inner.text("contains", "") : null;
        if (contained != null) {
            return new Condition(
                    "contains " + contained,
                    Kind.CONTAINS,
                    contained,
                    value -> value != null && value.contains(contained));
        }
        String other = inner.has("not") ? inner.text("not", "") : null;
        if (other != null) {
            return new Condition("is not " + other, Kind.NOT, other, value -> !other.equals(value));
        }
        return inner.has("matches") ? matching(inner, inner.text("matches", "")) : null;
    }

    private static @Nullable Condition matching(Section inner, String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return new Condition(
                    "matches " + expression,
                    Kind.MATCHES,
                    expression,
                    value -> value != null && BoundedText.find(pattern, value, BUDGET) != null);
        } catch (PatternSyntaxException wrong) {
            Node at = inner.get("matches");
            inner.wrong(at == null ? inner.map() : at, "this is no regular expression: " + wrong.getDescription(), "");
            return null;
        }
    }

    boolean holds(@Nullable String value) {
        return test.test(value);
    }
}
