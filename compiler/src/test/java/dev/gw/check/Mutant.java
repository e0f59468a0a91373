package dev.gw.check;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A document with a few random changes: keys renamed, values replaced, items doubled, moved or gone. */
final class Mutant {
    private static final List<Node> VALUES = List.of(
            Scalar.string("~/(open"),
            Scalar.string(""),
            Scalar.string("off"),
            Scalar.string("\u00fc\ud83d\ude80\u2028"),
            Scalar.string("${MISSING}"),
            Scalar.string("x".repeat(300)),
            Scalar.integer(-1, "-1", dev.gw.source.Span.nowhere()),
            Scalar.integer(80_800, "80800", dev.gw.source.Span.nowhere()),
            Scalar.nil(dev.gw.source.Span.nowhere()),
            MapNode.empty(),
            ListNode.of(List.of()));
    private static final List<String> KEYS =
            List.of("name", "id", "plugins", "config", "routes", "service", "hosts", "tags", "nonsense", "_x", "12");

    private final Random random;
    private int left;

    private Mutant(Random random, int changes) {
        this.random = random;
        this.left = changes;
    }

    static MapNode of(MapNode document, Random random) {
        return (MapNode) new Mutant(random, 1 + random.nextInt(3)).node(document, true);
    }

    private boolean hit() {
        boolean hit = left > 0 && random.nextInt(25) == 0;
        left -= hit ? 1 : 0;
        return hit;
    }

    private Node node(Node node, boolean root) {
        if (!root && hit()) {
            return VALUES.get(random.nextInt(VALUES.size()));
        }
        if (node instanceof MapNode map) {
            return map(map);
        }
        return node instanceof ListNode list ? list(list) : node;
    }

    private Node map(MapNode map) {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            Node value = node(entry.value(), false);
            if (!hit()) {
                boolean renamed = hit();
                Scalar key = renamed ? Scalar.string(KEYS.get(random.nextInt(KEYS.size()))) : entry.key();
                boolean taken = entries.stream().anyMatch(other -> other.name().equals(key.text()));
                entries.add(new MapNode.Entry(taken && renamed ? entry.key() : key, value));
            }
        }
        return MapNode.of(entries);
    }

    private Node list(ListNode list) {
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
            Node changed = node(item, false);
            items.add(changed);
            if (hit()) {
                items.add(random.nextInt(items.size()), changed);
            }
        }
        return ListNode.of(items);
    }

    /** A text with some characters gone, doubled or replaced. */
    static String garbled(String text, Random random) {
        StringBuilder garbled = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && garbled.length() > 1; i--) {
            int at = random.nextInt(garbled.length());
            switch (random.nextInt(4)) {
                case 0 -> garbled.deleteCharAt(at);
                case 1 -> garbled.insert(at, "{[\"':-\t\n#&*!|>%@`\u0000".charAt(random.nextInt(18)));
                case 2 -> garbled.setLength(at);
                default -> garbled.insert(at, garbled.substring(at, Math.min(garbled.length(), at + 20)));
            }
        }
        return garbled.toString();
    }
}
