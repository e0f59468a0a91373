package dev.gw.emit.format;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Syntax;
import dev.gw.emit.JsonWriter;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The canonical style of a source file: key order, two spaces, lists indented below their key, {@code \n}, no trailing
 * spaces. Comments, anchors and the meaning stay; the text is read again to prove it. Formatting twice changes nothing.
 * Stateless; may be used from several threads.
 */
public final class Formatter {
    private Formatter() {}

    /**
     * The file in canonical style.
     *
     * @param kind what the file holds where it is an entity or a list of them; null for documents with keys such as
     *     {@code services}
     * @param out what keeps the file from being read
     * @return empty where the file can't be read, or uses YAML so rare that its style had better stay; files without a
     *     value are returned as they are
     */
    public static Optional<String> format(SourceFile file, @Nullable EntityKind kind, Diagnostics out) {
        Diagnostics found = new Diagnostics();
        Optional<Node> before = DocumentReader.read(file, Dialect.SOURCE, found);
        if (before.isEmpty()) {
            out.addAll(found.sorted());
            return found.isEmpty() ? Optional.of(file.text()) : Optional.empty();
        }
        boolean document = kind == null || isDocument(before.get());
        return file.name().endsWith(".json")
                ? json(file, before.get(), document ? null : kind, found, out)
                : yaml(file, before.get(), document ? null : kind);
    }

    private static boolean isDocument(Node root) {
        return root instanceof MapNode map
                && map.entries().stream().anyMatch(entry -> KeyOrder.kindUnder(entry.name()) != null)
                && map.entries().stream()
                        .allMatch(entry -> entry.name().startsWith("_") || KeyOrder.kindUnder(entry.name()) != null);
    }

    private static Optional<String> json(
            SourceFile file, Node root, @Nullable EntityKind kind, Diagnostics found, Diagnostics out) {
        if (found.hasErrors()) {
            out.addAll(found.sorted());
            return Optional.empty();
        }
        String text = JsonWriter.write(NodeOrder.sorted(root, kind, kind == null));
        return same(file, root, text) ? Optional.of(text) : Optional.empty();
    }

    /** In order if that keeps the meaning: an alias may not come to stand above its anchor. */
    private static Optional<String> yaml(SourceFile file, Node before, @Nullable EntityKind kind) {
        String unix = file.text().replace("\r\n", "\n").replace('\r', '\n');
        SourceFile lines = SourceFile.of(file.name(), unix);
        Optional<Syntax> syntax = Syntax.read(lines);
        if (syntax.isEmpty()) {
            return Optional.empty();
        }
        for (boolean reorder : new boolean[] {true, false}) {
            Layout layout = new Layout(lines, syntax.get());
            if (reorder) {
                layout.root().arrange(kind, kind == null);
            }
            String text = new Printer().print(layout);
            if (same(file, before, text)) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static boolean same(SourceFile file, Node before, String text) {
        Optional<Node> after = DocumentReader.read(SourceFile.of(file.name(), text), Dialect.SOURCE, new Diagnostics());
        return after.isPresent() && after.get().sameAs(before);
    }
}
