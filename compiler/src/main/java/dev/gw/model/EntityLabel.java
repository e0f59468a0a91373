package dev.gw.model;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;

/** What messages call an entity, the same in all of them. Stateless. */
public final class EntityLabel {
    private EntityLabel() {}

    /** {@code route "orders"}, {@code plugin cors}, {@code this consumer}; secrets are no names. */
    public static String of(EntityKind kind, MapNode fields) {
        String word = kind.singular().replace('_', ' ');
        if (kind == EntityKind.PLUGINS) {
            return fields.get("name") instanceof Scalar name && name.isString()
                    ? "plugin " + name.shown()
                    : "this plugin";
        }
        for (String key : kind.naturalKeys()) {
            boolean isSecret = kind.isCredential() && !key.equals("username");
            if (!isSecret && fields.get(key) instanceof Scalar name && name.isString()) {
                return word + " \"" + name.shown() + "\"";
            }
        }
        return "this " + word;
    }
}
