package dev.gw.runtime.plugin;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's configuration, checked and with its defaults. A field that is null or absent has no value: the methods for
 * optional fields then give null or nothing; the others are for fields that always have one.
 *
 * @param fields the fields
 */
public record PluginConfig(MapNode fields) {
    /** The configuration of a plugin entity. */
    public static PluginConfig of(Entity plugin) {
        MapNode config = plugin.fields().map("config");
        return new PluginConfig(config == null ? MapNode.empty() : config);
    }

    /** A text; null where there is none. */
    public @Nullable String text(String field) {
        return fields.get(field) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : null;
    }

    /** A text that is always there. */
    public String string(String field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalStateException("the checker lets no configuration pass without " + field);
        }
        return text;
    }

    public boolean isTrue(String field) {
        return fields.get(field) instanceof Scalar scalar && scalar.isTrue();
    }

    /** Whether there is a number. */
    public boolean hasNumber(String field) {
        return fields.get(field) instanceof Scalar scalar && scalar.isNumber();
    }

    /** A number; NaN where there is none. */
    public double number(String field) {
        return fields.get(field) instanceof Scalar scalar ? scalar.number() : Double.NaN;
    }

    /** A whole number that is always there. */
    public int integer(String field) {
        return (int) number(field);
    }

    /** The texts of a list; none where there is no list. */
    public List<String> strings(String field) {
        List<String> texts = new ArrayList<>();
        for (Node item : fields.list(field)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    /** The record under a field; empty where there is none. */
    public PluginConfig record(String field) {
        MapNode map = fields.map(field);
        return new PluginConfig(map == null ? MapNode.empty() : map);
    }
}
