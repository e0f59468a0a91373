package dev.gw.document;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML and JSON into nodes with places. Stateless; may be used from several threads.
 *
 * <p>Nesting deeper than {@value #MAX_DEPTH} and aliases that expand to more than {@value #MAX_EXPANDED} values are
 * refused (GW1003).
 */
public final class DocumentReader {
    /** How deep maps and lists may nest: far beyond any configuration, and safe for whoever walks the tree. */
    public static final int MAX_DEPTH = 400;

    /** How many values aliases may stand for in one file. */
    public static final int MAX_EXPANDED = 2_000_000;

    /** How a file is understood. */
    public enum Dialect {
        /** YAML 1.2, strictly: what Kong would read differently, or silently drop, is an error. */
        SOURCE,
        /** As Kong 3.9 reads it: YAML 1.1 scalars, the last of duplicate keys, the first of several documents. */
        KONG
    }

    private DocumentReader() {}

    /**
     * The file's document. Under {@link Dialect#SOURCE} a file that ends in {@code .json} is JSON and any other YAML.
     * Under {@link Dialect#KONG} a file that ends in {@code .yml} or {@code .yaml} is YAML, one in {@code json} JSON,
     * and a name that ends in neither is tried as JSON, then as YAML; messages are those of Kong, word for word.
     *
     * <p>Errors don't always mean that nothing is returned: a document with, say, duplicate keys is returned with the
     * first of them, so that more can be said about it.
     *
     * @return empty for a file without a value, with no error under SOURCE; and after an error that ends the reading
     */
    public static Optional<Node> read(SourceFile file, Dialect dialect, Diagnostics out) {
        if (dialect == Dialect.KONG) {
            return KongReader.read(file, out);
        }
        if (file.name().endsWith(".json")) {
            return JsonReader.read(file, out);
        }
        Node fast = FastYaml.read(file);
        return fast == null ? SourceYaml.read(file, out) : Optional.of(fast);
    }

    /** A text as Kong's JSON decoder reads it: the last of equal keys counts; null where it is no JSON. */
    public static @Nullable Node json(SourceFile text) {
        return JsonReader.lenient(text);
    }
}
