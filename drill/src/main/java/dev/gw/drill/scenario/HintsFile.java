package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.document.SourceReader;
import dev.gw.drill.plan.Hints;
import dev.gw.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code drills/derive.yml}: what the configuration does not say, but requests need to get through. */
public final class HintsFile {
    private static final List<String> KEYS = List.of("drill", "headers", "claims", "paths", "set_from_tokens", "redis");

    private final Diagnostics out;

    private HintsFile(Diagnostics out) {
        this.out = out;
    }

    /**
     * The hints of a file; none where there is no file.
     *
     * @param shown what messages call it
     */
    public static Hints read(Path file, String shown, Diagnostics out) {
        if (!Files.isRegularFile(file)) {
            return Hints.none();
        }
        return SourceReader.read(file, shown, out)
                .map(source -> read(source, out))
                .orElseGet(Hints::none);
    }

    /** The hints of a text. */
    public static Hints read(SourceFile source, Diagnostics out) {
        return DocumentReader.read(source, Dialect.SOURCE, out)
                .map(node -> new HintsFile(out).hints(node))
                .orElseGet(Hints::none);
    }

    private Hints hints(Node node) {
        if (!(node instanceof MapNode map)) {
            out.add(Diagnostic.of(Code.GW1801, node.span(), "a drill is described by a map"));
            return Hints.none();
        }
        for (MapNode.Entry entry : map.entries()) {
            if (!KEYS.contains(entry.name())) {
                unknown(entry);
            }
        }
        if (!(map.get("drill") instanceof Scalar version) || !version.text().equals("1")) {
            String message = "the version of the format is missing: drill is 1";
            out.add(Diagnostic.of(Code.GW1801, map.span(), message).help("begin the file with drill: 1"));
        }
        return new Hints(
                texts(map, "headers"),
                Objects.requireNonNullElse(map(map, "claims"), MapNode.empty()),
                texts(map, "paths"),
                names(map),
                stored(map));
    }

    private void unknown(MapNode.Entry entry) {
        Diagnostic diagnostic = Diagnostic.of(Code.GW1801, entry.key().span(), "a drill has no key " + entry.name());
        out.add(Nearest.to(entry.name(), KEYS)
                .map(meant -> diagnostic.help("did you mean " + meant + "?"))
                .orElseGet(() -> diagnostic.help("it has " + String.join(", ", KEYS))));
    }

    private @Nullable MapNode map(MapNode map, String key) {
        Node node = map.get(key);
        if (node != null && !(node instanceof MapNode)) {
            out.add(Diagnostic.of(Code.GW1801, node.span(), key + " is a map"));
        }
        return map.map(key);
    }

    private Map<String, Map<String, String>> stored(MapNode map) {
        Map<String, Map<String, String>> stored = new LinkedHashMap<>();
        MapNode redis = map(map, "redis");
        if (redis != null) {
            for (MapNode.Entry entry : redis.entries()) {
                stored.put(
                        entry.name(),
                        entry.value() instanceof Scalar text ? Map.of("", text.text()) : texts(redis, entry.name()));
            }
        }
        return stored;
    }

    private Map<String, String> texts(MapNode map, String key) {
        MapNode inner = map(map, key);
        Map<String, String> texts = new LinkedHashMap<>();
        if (inner != null) {
            for (MapNode.Entry entry : inner.entries()) {
                if (entry.value() instanceof Scalar scalar) {
                    texts.put(entry.name(), scalar.text());
                } else {
                    String message = entry.name() + " in " + key + " is a text";
                    out.add(Diagnostic.of(Code.GW1801, entry.value().span(), message));
                }
            }
        }
        return texts;
    }

    private static Set<String> names(MapNode map) {
        Set<String> names = new HashSet<>();
        for (Node item : map.list("set_from_tokens")) {
            if (item instanceof Scalar scalar) {
                names.add(scalar.text().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
