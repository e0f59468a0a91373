package dev.gw.assemble.draft;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which entities of one kind are written: by name, the unnamed last by id or content; so that it does not
 * depend on files. Equal ones go by where they stand.
 */
final class Order {
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
            placed.sort(Order::compare);
        }
    }

    /** Written out: no start-up archive takes the platform's combined comparators, so each would cost a cold start. */
    private static int compare(Placed one, Placed other) {
        int order = Boolean.compare(one.name().isEmpty(), other.name().isEmpty());
        order = order != 0 ? order : one.name().compareTo(other.name());
        order = order != 0 ? order : instance(one.draft()).compareTo(instance(other.draft()));
        order = order != 0 ? order : content(one).compareTo(content(other));
        Span mine = one.draft().span();
        Span theirs = other.draft().span();
        order = order != 0 ? order : mine.file().name().compareTo(theirs.file().name());
        return order != 0 ? order : Integer.compare(mine.start(), theirs.start());
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
