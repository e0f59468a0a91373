package dev.gw.runtime.impact.chain;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Shown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads and compares the settings of plugins: null is as good as absent, an empty list too, and order doesn't count. */
final class ConfigValues {
    private ConfigValues() {}

    /** The value under a path such as {@code redis.host}; null for none, and where no plugin is. */
    static @Nullable Node at(@Nullable Entity plugin, String path) {
        Node node = plugin == null ? null : plugin.fields().map("config");
        int from = 0;
        while (node != null && from <= path.length()) {
            int dot = path.indexOf('.', from);
            int end = dot < 0 ? path.length() : dot;
            node = node instanceof MapNode map ? map.get(path.substring(from, end)) : null;
            from = end + 1;
        }
        return isNothing(node) ? null : node;
    }

    /** Whether a switch is on; some plugins write {@code yes} for it. */
    static boolean isTrue(@Nullable Entity plugin, String path) {
        return at(plugin, path) instanceof Scalar scalar
                && (scalar.isTrue() || scalar.isString() && scalar.text().equals("yes"));
    }

    /** The number; NaN for none. */
    static double number(@Nullable Entity plugin, String path) {
        return at(plugin, path) instanceof Scalar scalar ? scalar.number() : Double.NaN;
    }

    /** The values of a list, or the one value, in order, as they may be shown. */
    static Set<String> texts(@Nullable Entity plugin, String path) {
        Set<String> texts = new LinkedHashSet<>();
        for (Scalar scalar : scalars(plugin, path)) {
            texts.add(Shown.of(scalar));
        }
        return texts;
    }

    /** Those of a list that are not in that of another, as they may be shown. */
    static Set<String> gained(@Nullable Entity from, @Nullable Entity to, String path) {
        Set<String> had = values(from, path);
        Set<String> gained = new TreeSet<>();
        for (Scalar scalar : scalars(to, path)) {
            if (!had.contains(scalar.text())) {
                gained.add(Shown.of(scalar));
            }
        }
        return gained;
    }

    /** The same as they are, not to be shown. */
    static Set<String> values(@Nullable Entity plugin, String path) {
        Set<String> values = new LinkedHashSet<>();
        for (Scalar scalar : scalars(plugin, path)) {
            values.add(scalar.text());
        }
        return values;
    }

    /** The values of a list, or the one value, in order. */
    static List<Scalar> scalars(@Nullable Entity plugin, String path) {
        Node node = at(plugin, path);
        List<Node> items = node instanceof ListNode list ? list.items() : node == null ? List.of() : List.of(node);
        return items.stream()
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .toList();
    }

    /** For people; sensitive values and what is long is not spelled out. */
    static String shown(@Nullable Node node) {
        if (node == null) {
            return "none";
        }
        if (node instanceof ListNode list) {
            return String.join(
                    ", ", list.items().stream().map(ConfigValues::shown).toList());
        }
        return node instanceof Scalar scalar ? Shown.of(scalar) : "…";
    }

    static boolean same(@Nullable Node one, @Nullable Node other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one instanceof MapNode map && other instanceof MapNode theirs) {
            Set<String> names = new TreeSet<>();
            map.entries().forEach(entry -> names.add(entry.name()));
            theirs.entries().forEach(entry -> names.add(entry.name()));
            return names.stream().allMatch(name -> same(map.get(name), theirs.get(name)));
        }
        if (one instanceof ListNode list && other instanceof ListNode theirs && list.size() < 1000) {
            return holdsAll(list, theirs) && holdsAll(theirs, list);
        }
        return one != null && other != null && one.sameAs(other);
    }

    private static boolean holdsAll(ListNode list, ListNode wanted) {
        return wanted.items().stream().allMatch(item -> list.items().stream().anyMatch(own -> same(own, item)));
    }

    private static boolean isNothing(@Nullable Node node) {
        return node == null
                || node instanceof Scalar scalar && scalar.isNull()
                || node instanceof ListNode list && list.isEmpty()
                || node instanceof MapNode map && map.isEmpty();
    }
}
