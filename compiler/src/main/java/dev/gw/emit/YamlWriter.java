package dev.gw.emit;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes nodes as YAML that readers of YAML 1.1 and 1.2 take alike: block style, two spaces, lists indented below their
 * key, {@code \n} at the end of lines, long texts not folded. The same document gives the same bytes.
 */
public final class YamlWriter {
    /** Readers of YAML 1.1 look no further for the colon behind a key. */
    private static final int LONGEST_KEY = 1_000;

    /** Where the items of the lists at the top stand. */
    private static final int TOP = 2;

    /** From how many items on other threads are worth waking, and in how many parts they write them. */
    private static final int LARGE = 200;

    private static final int PARTS = 8;

    private static final String SPACES = " ".repeat(64);

    private final StringBuilder out;
    private final @Nullable YamlMemory memory;

    private YamlWriter(StringBuilder out, @Nullable YamlMemory memory) {
        this.out = out;
        this.memory = memory;
    }

    /**
     * The document as a file.
     *
     * @param header text for the top of the file, each line of which becomes a comment; empty for none
     */
    public static String write(MapNode document, String header) {
        return write(document, header, null);
    }

    /**
     * The same, of the texts that the last write made where nothing in them has changed.
     *
     * @param memory what the last write left; null where there was none
     */
    public static String write(MapNode document, String header, @Nullable YamlMemory memory) {
        StringBuilder out = new StringBuilder(memory == null ? 1 << 14 : memory.begin());
        for (String line : header.lines().toList()) {
            out.append(line.isEmpty() || line.startsWith("#") ? "" : "# ");
            out.append(line.isEmpty() ? "#" : line).append('\n');
        }
        new YamlWriter(out, memory).document(document);
        return out.toString();
    }

    private void document(MapNode document) {
        if (document.isEmpty()) {
            out.append("{}\n");
        } else {
            map(document, 0);
        }
    }

    /** The cursor stands where the first key goes. */
    private void map(MapNode map, int indent) {
        boolean first = true;
        for (MapNode.Entry entry : map.entries()) {
            if (!first) {
                indent(indent);
            }
            first = false;
            key(entry.key(), indent);
            value(entry.value(), indent);
        }
    }

    private void key(Scalar key, int indent) {
        int start = out.length();
        YamlScalars.key(key, out);
        if (out.length() - start > LONGEST_KEY) {
            out.insert(start, "? ").append('\n');
            indent(indent);
        }
        out.append(':');
    }

    /** What follows a colon, up to and with the end of the line. */
    private void value(Node value, int indent) {
        if (value instanceof MapNode map && !map.isEmpty()) {
            out.append('\n');
            indent(indent + 2);
            map(map, indent + 2);
        } else if (value instanceof ListNode list && !list.isEmpty()) {
            out.append('\n');
            indent(indent + 2);
            list(list, indent + 2);
        } else {
            out.append(' ');
            leaf(value, indent);
        }
    }

    /** The cursor stands where the first dash goes. */
    private void list(ListNode list, int indent) {
        if (indent == TOP && memory == null && list.size() >= LARGE) {
            onAllProcessors(list, indent);
        } else {
            items(list, 0, list.size(), indent);
        }
    }

    private void onAllProcessors(ListNode list, int indent) {
        List<StringBuilder> parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part -> {
                    StringBuilder text = new StringBuilder(1 << 14);
                    int from = (int) ((long) list.size() * part / PARTS);
                    int to = (int) ((long) list.size() * (part + 1) / PARTS);
                    new YamlWriter(text, null).items(list, from, to, indent);
                    return text;
                })
                .toList();
        out.ensureCapacity(
                out.length() + parts.stream().mapToInt(StringBuilder::length).sum());
        parts.forEach(out::append);
    }

    private void items(ListNode list, int from, int to, int indent) {
        for (int i = from; i < to; i++) {
            if (i > 0) {
                indent(indent);
            }
            if (memory != null && indent == TOP) {
                remembered(memory, list.get(i), indent);
            } else {
                item(list.get(i), indent);
            }
        }
    }

    /** An item of a list at the top: its text depends on nothing around it. */
    private void remembered(YamlMemory memory, Node item, int indent) {
        String known = memory.text(item);
        int start = out.length();
        if (known == null) {
            item(item, indent);
            memory.keep(item, out.substring(start));
        } else {
            out.append(known);
        }
    }

    private void item(Node item, int indent) {
        out.append("- ");
        if (item instanceof MapNode map && !map.isEmpty()) {
            map(map, indent + 2);
        } else if (item instanceof ListNode inner && !inner.isEmpty()) {
            list(inner, indent + 2);
        } else {
            leaf(item, indent);
        }
    }

    private void leaf(Node leaf, int indent) {
        if (leaf instanceof Scalar scalar) {
            YamlScalars.value(scalar, indent + 2, out);
        } else {
            out.append(leaf instanceof MapNode ? "{}" : "[]");
        }
        out.append('\n');
    }

    private void indent(int width) {
        int left = width;
        while (left > SPACES.length()) {
            out.append(SPACES);
            left -= SPACES.length();
        }
        out.append(SPACES, 0, left);
    }
}
