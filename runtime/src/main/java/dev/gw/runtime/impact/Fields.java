package dev.gw.runtime.impact;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Shown;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the fields of entities: null is as good as absent, and the order of lists does not count. */
final class Fields {
    private Fields() {}

    /** Whether two entities have the same values under some names. */
    static boolean same(Entity one, Entity other, List<String> names) {
        for (String name : names) {
            if (!same(one.fields().get(name), other.fields().get(name))) {
                return false;
            }
        }
        return true;
    }

    /** Whether they have the same values but under some names. */
    static boolean sameBut(Entity one, Entity other, Set<String> ignored) {
        if (one.fields().sameAs(other.fields())) {
            return true;
        }
        Set<String> names = new TreeSet<>();
        one.fields().entries().forEach(entry -> names.add(entry.name()));
        other.fields().entries().forEach(entry -> names.add(entry.name()));
        names.removeAll(ignored);
        return same(one, other, List.copyOf(names));
    }

    static boolean same(@Nullable Node one, @Nullable Node other) {
        if (isNull(one) || isNull(other)) {
            return isNull(one) && isNull(other);
        }
        if (one instanceof ListNode && other instanceof ListNode) {
            return texts(one).equals(texts(other));
        }
        return one != null && other != null && one.sameAs(other);
    }

    static boolean isNull(@Nullable Node node) {
        return node == null
                || node instanceof Scalar scalar && scalar.isNull()
                || node instanceof MapNode map && map.isEmpty()
                || node instanceof ListNode list && list.isEmpty();
    }

    /** The texts of a list. */
    static Set<String> texts(@Nullable Node node) {
        Set<String> texts = new TreeSet<>();
        if (node instanceof ListNode list) {
            list.items()
                    .forEach(item -> texts.add(item instanceof Scalar scalar ? scalar.text() : String.valueOf(item)));
        }
        return texts;
    }

    static double number(Entity entity, String name) {
        return entity.fields().get(name) instanceof Scalar scalar ? scalar.number() : Double.NaN;
    }

    static String shown(Entity entity, String name) {
        Node node = entity.fields().get(name);
        if (node instanceof ListNode list) {
            return list.items().stream().map(Shown::of).sorted().collect(Collectors.joining(", "));
        }
        return node instanceof Scalar scalar && !scalar.isNull() ? Shown.of(scalar) : "none";
    }
}
