package dev.gw.runtime.recorded;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON as the replay needs it. */
final class Json {
    private Json() {}

    /** Empty where the text is no JSON. */
    static Optional<Node> read(String text) {
        return DocumentReader.read(SourceFile.of("text.json", text), DocumentReader.Dialect.KONG, new Diagnostics());
    }

    static List<MapNode> maps(MapNode map, String key) {
        List<MapNode> found = new ArrayList<>();
        for (Node item : map.list(key)) {
            found.add((MapNode) item);
        }
        return found;
    }

    /** A list of pairs, each a list of two texts. */
    static List<Field> fields(Node list) {
        List<Field> found = new ArrayList<>();
        for (Node item : ((ListNode) list).items()) {
            List<Node> pair = ((ListNode) item).items();
            found.add(new Field(text(pair.get(0)), text(pair.get(1))));
        }
        return found;
    }

    static String text(Node node) {
        return ((Scalar) node).text();
    }

    static String string(MapNode map, String key, String otherwise) {
        return map.get(key) instanceof Scalar scalar ? scalar.text() : otherwise;
    }

    static int integer(MapNode map, String key, int otherwise) {
        return map.get(key) instanceof Scalar scalar ? (int) scalar.number() : otherwise;
    }

    static boolean isTrue(MapNode map, String key) {
        return map.get(key) instanceof Scalar scalar && scalar.isTrue();
    }

    /** A header field as it stood on the wire. */
    record Field(String name, String value) {}
}
