package dev.gw.document;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What reading a text gives, for tests. */
record Read(SourceFile file, Optional<Node> node, List<Diagnostic> found) {
    static Read yaml(String text) {
        return of("a.yml", text, DocumentReader.Dialect.SOURCE);
    }

    static Read json(String text) {
        return of("a.json", text, DocumentReader.Dialect.SOURCE);
    }

    static Read kong(String text) {
        return of("body", text, DocumentReader.Dialect.KONG);
    }

    static Read of(String name, String text, DocumentReader.Dialect dialect) {
        Diagnostics out = new Diagnostics();
        SourceFile file = SourceFile.of(name, text);
        Optional<Node> node = DocumentReader.read(file, dialect, out);
        return new Read(file, node, out.sorted());
    }

    @Nullable
    Node root() {
        return node.orElse(null);
    }

    /** The tree on one line, texts in quotes, each value with its extent where {@code spans}. */
    String tree(boolean spans) {
        return node.map(root -> show(root, spans)).orElse("nothing");
    }

    private static String show(Node node, boolean spans) {
        String place = spans ? "@" + node.span().start() + "-" + node.span().end() : "";
        if (node instanceof MapNode map) {
            return map.entries().stream()
                    .map(e -> show(e.key(), spans) + ": " + show(e.value(), spans))
                    .collect(Collectors.joining(", ", "{", "}" + place));
        }
        if (node instanceof ListNode list) {
            return list.items().stream()
                    .map(item -> show(item, spans))
                    .collect(Collectors.joining(", ", "[", "]" + place));
        }
        Scalar scalar = (Scalar) node;
        String style = spans ? scalar.style().name().substring(0, 1) + scalar.text() : "";
        return (scalar.isString() ? "\"" + scalar.text() + "\"" : scalar.value() + style) + place;
    }

    /** The diagnostics, one a line: code, place, message, and what follows. */
    String messages() {
        return found.stream().map(Read::show).collect(Collectors.joining("\n"));
    }

    private static String show(Diagnostic d) {
        StringBuilder line = new StringBuilder();
        line.append(d.code().id()).append(' ').append(d.at().from()).append('-').append(d.at().to());
        line.append(' ').append(d.message());
        d.labels()
                .forEach(label ->
                        line.append(" | ").append(label.at().from()).append(' ').append(label.text()));
        d.help().ifPresent(help -> line.append(" | help: ").append(help));
        d.fix()
                .ifPresent(fix -> line.append(" | fix: ")
                        .append(fix.at().from())
                        .append('-')
                        .append(fix.at().to())
                        .append(' ')
                        .append(fix.replacement()));
        return line.toString();
    }
}
