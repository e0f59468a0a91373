package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is handed to Kong the way Kong does: JSON by its name or for want of a name, else YAML 1.1. */
final class KongReader {
    private static final String FAILED = "failed parsing declarative configuration";

    private KongReader() {}

    static Optional<Node> read(SourceFile file, Diagnostics out) {
        String name = file.name();
        boolean yaml = name.endsWith("yml") || name.endsWith("yaml");
        Node json = yaml ? null : JsonReader.lenient(file);
        if (json instanceof MapNode || json instanceof ListNode) {
            return Optional.of(json);
        }
        return name.endsWith("json") ? jsonOnly(file, json, out) : yaml(file, out);
    }

    private static Optional<Node> jsonOnly(SourceFile file, @Nullable Node json, Diagnostics out) {
        Diagnostics found = new Diagnostics();
        if (json == null) {
            JsonReader.read(file, found);
        }
        if (found.isEmpty()) {
            out.add(Diagnostic.of(Code.GW1020, start(file), FAILED));
        }
        for (Diagnostic diagnostic : found.sorted()) {
            out.add(Diagnostic.of(diagnostic.code(), diagnostic.at(), FAILED + ": " + diagnostic.message()));
        }
        return Optional.empty();
    }

    private static Optional<Node> yaml(SourceFile file, Diagnostics out) {
        String problem;
        Span place = start(file);
        try {
            Node root = KongYaml.read(file);
            if (root instanceof MapNode || root instanceof ListNode || (root instanceof Scalar s && s.isNull())) {
                return Optional.of(root);
            }
            problem = "expected an object";
        } catch (KongYaml.Failed e) {
            problem = String.valueOf(e.getMessage());
            place = e.place();
        }
        out.add(Diagnostic.of(Code.GW1010, place, FAILED + ": " + problem));
        return Optional.empty();
    }

    private static Span start(SourceFile file) {
        return new Span(file, 0, 0);
    }
}
