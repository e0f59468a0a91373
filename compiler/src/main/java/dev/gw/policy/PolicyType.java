package dev.gw.policy;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.shape.Field;
import java.util.List;

/** A kind of policy: what may be said, and what it becomes. Stateless. */
public interface PolicyType {
    /** The word after {@code policy:}. */
    String name();

    /** What it is for: a sentence. */
    String about();

    /** Its parameters, without those that all policies have. */
    List<Field> parameters();

    /** Whether it may be narrowed to services and routes. */
    default boolean isScoped() {
        return true;
    }

    /**
     * What of a policy only one may say in one place, in words for messages: two that say it would leave it to chance
     * which one holds.
     */
    default List<String> exclusive(Policy policy) {
        return List.of();
    }

    /** Puts what the policies of this type mean into the document. */
    void lower(List<Policy> policies, Lowering into, Diagnostics out);
}
