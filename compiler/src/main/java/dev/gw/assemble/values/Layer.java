package dev.gw.assemble.values;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One source of values. */
interface Layer {
    /** The value of a name, or null where this source has none. */
    @Nullable
    Value find(String name);

    /** The names it has, each with the place where it is set. */
    List<MapNode.Entry> names();

    /** Names with texts: the command line, the process environment. */
    record Texts(Map<String, String> texts, boolean sensitive) implements Layer {
        @Override
        public @Nullable Value find(String name) {
            String text = texts.get(name);
            return text == null ? null : Value.text(text, sensitive || isSecret(name));
        }

        @Override
        public List<MapNode.Entry> names() {
            List<MapNode.Entry> names = new ArrayList<>();
            texts.keySet().stream()
                    .sorted()
                    .map(dev.gw.document.Scalar::string)
                    .forEach(key -> names.add(new MapNode.Entry(key, key)));
            return names;
        }
    }

    /** A file of settings: names are its keys, nested ones joined by dots. */
    record Settings(MapNode root) implements Layer {
        @Override
        public @Nullable Value find(String name) {
            Node node = find(root, name);
            return node == null ? null : new Value(node, false, isSecret(name));
        }

        private static @Nullable Node find(MapNode map, String name) {
            Node direct = map.get(name);
            for (int dot = name.indexOf('.'); direct == null && dot > 0; dot = name.indexOf('.', dot + 1)) {
                MapNode inner = map.map(name.substring(0, dot));
                direct = inner == null ? null : find(inner, name.substring(dot + 1));
            }
            return direct;
        }

        @Override
        public List<MapNode.Entry> names() {
            List<MapNode.Entry> names = new ArrayList<>();
            collect(root, "", names);
            return names;
        }

        private static void collect(MapNode map, String prefix, List<MapNode.Entry> names) {
            for (MapNode.Entry entry : map.entries()) {
                String name = prefix + entry.name();
                if (entry.value() instanceof MapNode inner && !inner.isEmpty()) {
                    collect(inner, name + '.', names);
                } else {
                    var key = dev.gw.document.Scalar.string(name, entry.key().span());
                    names.add(new MapNode.Entry(key, entry.value()));
                }
            }
        }
    }

    /** Whether a name stands under the key {@code secrets}. */
    private static boolean isSecret(String name) {
        return name.equals("secrets") || name.startsWith("secrets.");
    }
}
