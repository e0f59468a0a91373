package dev.gw.assemble.draft;

import dev.gw.model.EntityKind;
import java.util.Map;
import java.util.Optional;

/**
 * What the folder of a file says about its content.
 *
 * @param kind the kind whose entities it holds; empty where files have to say it themselves
 * @param name the folder's name, as messages call it
 */
public record Folder(Optional<EntityKind> kind, String name) {
    private static final Map<String, EntityKind> BY_PLUGIN = Map.of(
            "key-auth", EntityKind.KEYAUTH_CREDENTIALS,
            "basic-auth", EntityKind.BASICAUTH_CREDENTIALS,
            "hmac-auth", EntityKind.HMACAUTH_CREDENTIALS,
            "jwt", EntityKind.JWT_SECRETS,
            "acl", EntityKind.ACLS,
            "oauth2", EntityKind.OAUTH2_CREDENTIALS);

    /** The folder that says nothing: files in it are keyed. */
    public static Folder any(String name) {
        return new Folder(Optional.empty(), name);
    }

    /** The kind of a key or folder: {@code services}, {@code key-sets}; or of an authentication plugin's name. */
    public static Optional<EntityKind> kindOf(String name) {
        EntityKind credential = BY_PLUGIN.get(name);
        return credential != null ? Optional.of(credential) : EntityKind.ofPlural(name.replace('-', '_'));
    }

    /**
     * What a file's path says.
     *
     * @param segments the folders between {@code config} (or an environment's folder) and the file: the first that
     *     names a kind counts; the names of authentication plugins count at the top and below {@code credentials}
     */
    public static Folder of(Iterable<String> segments) {
        String previous = "";
        String first = "";
        for (String segment : segments) {
            boolean mayBePlugin = previous.isEmpty() || previous.equals("credentials");
            Optional<EntityKind> kind = mayBePlugin ? kindOf(segment) : EntityKind.ofPlural(segment.replace('-', '_'));
            if (kind.isPresent()) {
                return new Folder(kind, segment);
            }
            first = first.isEmpty() ? segment : first;
            previous = segment;
        }
        return any(first);
    }

    boolean isPolicies() {
        return name.equals(TopLevel.POLICIES);
    }

    boolean isCredentials() {
        return name.equals("credentials");
    }

    /** Whether entities of a kind are at home here. */
    boolean takes(EntityKind other) {
        boolean consumers = kind.isPresent() && kind.get() == EntityKind.CONSUMERS;
        boolean credentials = other.isCredential() || other == EntityKind.ACLS;
        return kind.isEmpty() || kind.get() == other || (consumers && credentials);
    }
}
