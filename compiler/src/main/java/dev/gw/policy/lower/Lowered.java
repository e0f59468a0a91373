package dev.gw.policy.lower;

import dev.gw.document.MapNode;
import dev.gw.policy.Policy;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;
import java.util.Map;

/**
 * What became of a document with policies.
 *
 * @param document the document without them, and with what they mean
 * @param policies the policies as they were written, each with where it holds, for what is not built for Kong; those with
 *     mistakes are left out
 * @param uses for each template, as read for one use, where it is used
 */
public record Lowered(MapNode document, List<Policy> policies, Map<SourceFile, Span> uses) {
    public Lowered {
        policies = List.copyOf(policies);
        uses = Map.copyOf(uses);
    }

    static Lowered without(MapNode document) {
        return new Lowered(document, List.of(), Map.of());
    }
}
