package dev.gw.runtime.balance;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a checked entity.
 *
 * @param map the fields
 */
record Fields(MapNode map) {
    Fields in(String field) {
        MapNode inner = map.map(field);
        return new Fields(inner == null ? MapNode.empty() : inner);
    }

    @Nullable
    String text(String field) {
        return map.get(field) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : null;
    }

    String text(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    double number(String field, double otherwise) {
        return map.get(field) instanceof Scalar scalar && scalar.isNumber() ? scalar.number() : otherwise;
    }

    int integer(String field, int otherwise) {
        return (int) number(field, otherwise);
    }

    long millis(String field, double otherwise) {
        return Math.round(number(field, otherwise) * 1000);
    }

    boolean isTrue(String field) {
        return map.get(field) instanceof Scalar scalar && scalar.isTrue();
    }

    Set<Integer> integers(String field) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Node item : map.list(field)) {
            if (item instanceof Scalar scalar && scalar.isNumber()) {
                numbers.add((int) scalar.number());
            }
        }
        return numbers;
    }
}
