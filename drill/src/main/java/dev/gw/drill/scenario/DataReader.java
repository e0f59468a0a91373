package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.document.SourceReader;
import dev.gw.emit.JsonWriter;
import dev.gw.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rows of data: a CSV file whose first line names the columns, a JSON file with a list of objects, or a list here. */
final class DataReader {
    private final Section section;
    private final Path folder;

    DataReader(Section section, Path folder) {
        this.section = section;
        this.folder = folder;
    }

    DataRows rows() {
        section.only(List.of("csv", "json", "rows", "pick"));
        String pick = section.word("pick", "sequential", List.of("sequential", "random", "unique"));
        List<List<String>> table = table();
        if (table.size() < 2) {
            return DataRows.NONE;
        }
        return new DataRows(
                table.get(0), table.subList(1, table.size()), DataRows.Pick.valueOf(pick.toUpperCase(Locale.ROOT)));
    }

    /** The names of the columns, and the rows. */
    private List<List<String>> table() {
        if (section.has("csv")) {
            return file("csv").map(this::csv).orElseGet(List::of);
        }
        Node list = null;
        if (section.has("json")) {
            Optional<Node> node = file("json").flatMap(source -> {
                SourceFile asJson = SourceFile.of(source.name(), source.text());
                return DocumentReader.read(asJson, Dialect.SOURCE, section.out());
            });
            if (node.isEmpty()) {
                return List.of();
            }
            list = node.get();
        } else if (section.has("rows")) {
            list = section.get("rows");
        } else {
            section.missing("rows", "give it csv: FILE, json: FILE, or rows: a list");
            return List.of();
        }
        return objects(list);
    }

    private Optional<SourceFile> file(String key) {
        String name = section.text(key, "");
        Diagnostics read = new Diagnostics();
        try {
            Optional<SourceFile> file = SourceReader.read(folder.resolve(name), name, read);
            if (file.isPresent() && !file.get().text().isBlank()) {
                return file;
            }
        } catch (InvalidPathException noName) {
            // said below
        }
        String why = read.sorted().stream().findFirst().map(Diagnostic::message).orElse("it is empty");
        section.out()
                .add(Diagnostic.of(Code.GW1806, section.span(key), name + " gives no data: " + why)
                        .help("files are looked for from the scenario's folder"));
        return Optional.empty();
    }

    private List<List<String>> csv(SourceFile source) {
        List<List<String>> lines = Csv.lines(source.text());
        int columns = lines.get(0).size();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).size() != columns) {
                String message = source.name() + " has " + lines.get(i).size() + " values in row " + (i + 1) + ", but "
                        + columns + " columns";
                section.out().add(Diagnostic.of(Code.GW1806, section.span("csv"), message));
                return List.of();
            }
        }
        if (lines.size() == 1) {
            section.out()
                    .add(Diagnostic.of(Code.GW1806, section.span("csv"), source.name() + " has no rows")
                            .help("its first line names the columns; rows follow"));
        }
        return lines;
    }

    private List<List<String>> objects(@Nullable Node list) {
        Set<String> columns = new LinkedHashSet<>();
        List<List<String>> table = new ArrayList<>();
        if (!(list instanceof ListNode rows) || rows.items().isEmpty()) {
            section.wrong(list == null ? section.map() : list, "data is a list of objects, one for each row", "");
            return List.of();
        }
        for (Node row : rows.items()) {
            if (!(row instanceof MapNode map)) {
                section.wrong(row, "data is a list of objects, one for each row", "");
                return List.of();
            }
            map.entries().forEach(entry -> columns.add(entry.name()));
        }
        table.add(List.copyOf(columns));
        for (Node row : rows.items()) {
            table.add(columns.stream()
                    .map(name -> text(((MapNode) row).get(name)))
                    .toList());
        }
        return table;
    }

    private static String text(@Nullable Node node) {
        if (node == null || node instanceof Scalar scalar && scalar.isNull()) {
            return "";
        }
        return node instanceof Scalar scalar ? scalar.text() : JsonWriter.compact(node);
    }
}
