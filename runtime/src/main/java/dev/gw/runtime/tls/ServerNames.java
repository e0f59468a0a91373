package dev.gw.runtime.tls;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate of a configuration belongs to a server name: that of the very name, of the wildcard in the place of
 * its first label, of the wildcard in the place of its last one, of {@code *}. Immutable.
 */
public final class ServerNames {
    /** No name has a certificate. */
    public static final ServerNames NONE = new ServerNames();

    private final Map<String, Entity> certificates = new HashMap<>();

    private ServerNames() {}

    /** The names of a bundle's snis entities. */
    public ServerNames(Bundle bundle) {
        for (Entity sni : bundle.all(EntityKind.SNIS)) {
            String name = sni.name();
            if (name != null) {
                bundle.parent(sni, "certificate")
                        .ifPresent(certificate -> certificates.put(name.toLowerCase(Locale.ROOT), certificate));
            }
        }
    }

    /**
     * The certificate entity for a name.
     *
     * @param name the name of the handshake; null where the client sent none, to whom as in Kong not even that of
     *     {@code *} is shown
     * @return null where the configuration has none that fits
     */
    public @Nullable Entity find(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Entity found = null;
        if (!certificates.isEmpty()) {
            String lower = name.toLowerCase(Locale.ROOT);
            found = certificates.get(lower);
            int first = lower.indexOf('.');
            if (found == null && first >= 0) {
                found = certificates.get("*" + lower.substring(first));
            }
            int last = lower.lastIndexOf('.');
            if (found == null && last >= 0) {
                found = certificates.get(lower.substring(0, last) + ".*");
            }
        }
        return found == null ? ofOthers() : found;
    }

    /** The certificate for names that have none of their own; null where there is none. */
    @Nullable
    Entity ofOthers() {
        return certificates.get("*");
    }
}
