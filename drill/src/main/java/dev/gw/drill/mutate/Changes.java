package dev.gw.drill.mutate;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the changed forms of one entity. */
final class Changes {
    private final List<Change> all = new ArrayList<>();

    /**
     * A changed form.
     *
     * @param operator the kind of change
     * @param what what was changed
     * @param entity the entity as it is now; null where it is gone
     */
    record Change(String operator, String what, @Nullable MapNode entity) {}

    List<Change> all() {
        return all;
    }

    void add(String operator, String what, @Nullable MapNode entity) {
        all.add(new Change(operator, what, entity));
    }

    /** The boolean the other way round. */
    void flip(String operator, MapNode map, String key, boolean usual, Wrap wrap) {
        boolean now = map.get(key) instanceof Scalar scalar && scalar.isBoolean() ? scalar.isTrue() : usual;
        add(operator, key + " is " + !now, wrap.of(map.with(key, Scalar.bool(!now))));
    }

    /** A list of texts with each of its items left out in turn, as long as one remains. */
    void drop(String operator, MapNode map, String key, Wrap wrap) {
        List<Node> items = map.list(key);
        for (int i = 0; i < items.size() && items.size() > 1; i++) {
            List<Node> fewer = new ArrayList<>(items);
            Node gone = fewer.remove(i);
            add(operator, key + " without " + gone, wrap.of(map.with(key, ListNode.of(fewer))));
        }
    }

    /** A number one higher or lower. */
    void nudge(String operator, MapNode map, String key, int by, Wrap wrap) {
        if (map.get(key) instanceof Scalar scalar && scalar.isWhole() && scalar.number() + by > 0) {
            long other = (long) scalar.number() + by;
            add(operator, key + " is " + other + ", not " + scalar, wrap.of(map.with(key, Scalar.integer(other))));
        }
    }

    /** Another text. */
    void text(String operator, MapNode map, String key, String other, Wrap wrap) {
        add(operator, key + " is " + other, wrap.of(map.with(key, Scalar.string(other))));
    }

    /** Puts a changed part back where it belongs. */
    interface Wrap {
        MapNode of(MapNode part);
    }
}
