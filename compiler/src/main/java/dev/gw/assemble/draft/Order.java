package dev.gw.assemble.draft;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which entities of one kind are written: by name, the unnamed last by id or content; so that it does not
 * depend on files. Equal ones go by where they stand.
 */
final class Order {
    private static final Comparator<Placed> COMPLETE = Comparator.<Placed>comparingInt(
                    p -> p.name().isEmpty() ? 1 : 0)
            .thenComparing(Placed::name)
            .thenComparing(p -> instance(p.draft()))
            .thenComparing(Order::content)
            .thenComparing(p -> p.draft().span().file().name())
            .thenComparingInt(p -> p.draft().span().start());

    private Order() {}

    /**
     * An entity about to be written.
     *
     * @param draft the entity
     * @param whole its fields with the entities nested in it
     * @param name what it is sorted by; may be empty
     */
    record Placed(Draft draft, MapNode whole, String name) {
        Placed(Draft draft, MapNode whole) {
            this(draft, whole, Order.name(draft));
        }
    }

    static void sort(List<Placed> placed) {
        if (placed.size() > 1) {
            placed.sort(COMPLETE);
        }
    }

    private static String name(Draft draft) {
        Scalar name = draft.name();
        Scalar shown = name == null ? draft.text("id") : name;
        return shown == null ? "" : shown.text();
    }

    private static String instance(Draft draft) {
        Scalar instance = draft.text("instance_name");
        return instance == null ? "" : instance.text();
    }

    private static String content(Placed placed) {
        StringBuilder text = new StringBuilder();
        write(placed.whole(), text);
        return text.toString();
    }

    private static void write(Node node, StringBuilder text) {
        if (node instanceof MapNode map) {
            map.entries().stream()
                    .sorted(Comparator.comparing(MapNode.Entry::name))
                    .forEach(entry -> {
                        text.append(entry.name()).append('=');
                        write(entry.value(), text);
                    });
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> write(item, text));
        } else {
            text.append(((Scalar) node).text()).append(';');
        }
    }
}
