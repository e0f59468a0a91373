package dev.gw.check.lint.rule;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Short ways to an entity's values and their places. */
final class Read {
    private Read() {}

    /** The value at a path of fields; null where there is none. */
    static @Nullable Node at(Entity entity, String... path) {
        return at(entity.fields(), path);
    }

    static @Nullable Node at(MapNode map, String... path) {
        Node node = map;
        for (String step : path) {
            node = node instanceof MapNode inner ? inner.get(step) : null;
        }
        return node;
    }

    /** The text of the scalar at a path; empty where there is none or null. */
    static String text(Entity entity, String... path) {
        return at(entity, path) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    /** The same as messages may show it. */
    static String shown(Entity entity, String... path) {
        return at(entity, path) instanceof Scalar scalar && !scalar.isNull() ? scalar.shown() : "";
    }

    /** The texts under a field of all entities of a kind, those that messages may show. */
    static Set<String> showable(Gateway gateway, EntityKind kind, String field) {
        Set<String> texts = new LinkedHashSet<>();
        for (Entity entity : gateway.all(kind)) {
            if (entity.fields().get(field) instanceof Scalar scalar && scalar.isString() && !scalar.isSensitive()) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    /** What a plugin is called; empty where it is not. */
    static String name(Entity plugin) {
        String name = plugin.name();
        return name == null ? "" : name;
    }

    static boolean isTrue(Entity entity, String... path) {
        return at(entity, path) instanceof Scalar scalar && scalar.isTrue();
    }

    /** The texts of the list at a path. */
    static List<Scalar> scalars(Entity entity, String... path) {
        if (!(at(entity, path) instanceof ListNode list)) {
            return List.of();
        }
        List<Scalar> scalars = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Scalar scalar) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }

    /** Whether somebody wrote a value other than null at the path. */
    static boolean isAuthored(Entity entity, String... path) {
        Node node = at(entity, path);
        return node != null && !node.span().isNowhere() && !(node instanceof Scalar scalar && scalar.isNull());
    }

    /** Whether it is on; a disabled entity is as good as absent. */
    static boolean isEnabled(Entity entity) {
        return !(entity.fields().get("enabled") instanceof Scalar scalar) || !scalar.isBoolean() || scalar.isTrue();
    }

    /** Where the value at a path was written; where it was not, the entity's place. */
    static Span place(Entity entity, String... path) {
        Node node = at(entity, path);
        return node == null || node.span().isNowhere() ? place(entity) : node.span();
    }

    /** The smallest place that stands for an entity: its name, or its first key. */
    static Span place(Entity entity) {
        for (String key : List.of("name", "username", "key", "target", "group", "custom_id")) {
            Node node = entity.authored().get(key);
            if (node != null && !node.span().isNowhere()) {
                return node.span();
            }
        }
        List<MapNode.Entry> entries = entity.authored().entries();
        return entries.isEmpty() || entries.get(0).key().span().isNowhere()
                ? entity.span()
                : entries.get(0).key().span();
    }

    /** What to call an entity in a message: {@code route users}, {@code the route} where it has no name to show. */
    static String called(Entity entity) {
        String word = entity.kind().words();
        String name = entity.kind().isCredential() ? null : entity.name();
        if (name == null) {
            return "the " + word;
        }
        for (String key : new String[] {"name", "instance_name", "username", "custom_id"}) {
            if (entity.fields().get(key) instanceof Scalar said && said.isSensitive()) {
                return "the " + word;
            }
        }
        return word + " " + name;
    }
}
