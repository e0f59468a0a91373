package dev.gw.runtime.plugin.auth;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.PluginContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credentials of one kind, by the field that a client presents. Immutable. */
public final class Credentials {
    private final Map<String, Entity> byKey = new HashMap<>();
    private final Bundle bundle;

    /** The credentials of a kind, looked up by a field; made once for all plugins of a configuration. */
    public static Credentials of(PluginContext context, EntityKind kind, String field) {
        return context.shared()
                .of(kind.plural(), Credentials.class, () -> new Credentials(context.bundle(), kind, field));
    }

    private Credentials(Bundle bundle, EntityKind kind, String field) {
        this.bundle = bundle;
        for (Entity credential : bundle.all(kind)) {
            String key = credential.fields().string(field);
            if (key != null) {
                byKey.put(key, credential);
            }
        }
    }

    /** The credential with this key; null where there is none. */
    public @Nullable Entity find(String key) {
        return byKey.get(key);
    }

    /** The consumer that a credential belongs to. */
    public Optional<Entity> consumer(Entity credential) {
        return bundle.parent(credential, "consumer");
    }
}
