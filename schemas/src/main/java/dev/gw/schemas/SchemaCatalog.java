package dev.gw.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The data files of Kong 3.9's schemas, one a request, so that a run reads only what its configuration uses. Stateless
 * and thread-safe.
 *
 * <p>Every file is JSON in UTF-8; {@code "$null"} stands for an explicit null.
 */
public final class SchemaCatalog {
    private SchemaCatalog() {}

    /** The overview: entities, plugins and their order, the fields of the document. */
    public static byte[] overview() {
        return read("catalog.json")
                .orElseThrow(() -> new IllegalStateException("catalog.json is not on the class path"));
    }

    /** The schema of an entity by its plural, such as {@code services}; empty where Kong has none. */
    public static Optional<byte[]> entity(String plural) {
        return read("entities/" + plural + ".json");
    }

    /** The schema of an entity where the expressions router has another one than the traditional router. */
    public static Optional<byte[]> entityOfExpressions(String plural) {
        return read("entities.expressions/" + plural + ".json");
    }

    /** The schema of a bundled plugin; empty for any other name. */
    public static Optional<byte[]> plugin(String name) {
        return read("plugins/" + name + ".json");
    }

    /** The schema of a plugin that many install beside those that Kong brings; empty for any other name. */
    public static Optional<byte[]> community(String name) {
        return read("community/" + name + ".json");
    }

    private static Optional<byte[]> read(String path) {
        if (!isPlain(path)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(DataFiles.read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Names come from configurations, so nothing but plain file names may reach the class path. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_/.".indexOf(c) >= 0;
            if (!plain || path.startsWith("..", i)) {
                return false;
            }
        }
        return true;
    }
}
