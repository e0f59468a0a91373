package dev.gw.runtime.impact.finding;

import dev.gw.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a change does to callers.
 *
 * @param rule what kind of thing
 * @param id the same in every run for the same thing: the rule's id and eight digits made of the subject
 * @param subject what it happens to, for people: {@code route orders}
 * @param sentence what happens, for people; begins with the subject
 * @param before how it was; null where there was nothing to say
 * @param after how it will be; null where there is nothing to say
 * @param witness a request that shows it: {@code GET /api/v1/tools/5}; null where none was made
 * @param routes the names of the routes it happens on, in the document's order; none where it is not about routes
 * @param place where the cause was written: after the change, else before it; nowhere for what Kong's defaults set
 */
public record Finding(
        Rule rule,
        String id,
        String subject,
        String sentence,
        @Nullable String before,
        @Nullable String after,
        @Nullable String witness,
        List<String> routes,
        Span place) {
    public Finding {
        routes = List.copyOf(routes);
    }

    public Grade grade() {
        return rule.grade();
    }
}
