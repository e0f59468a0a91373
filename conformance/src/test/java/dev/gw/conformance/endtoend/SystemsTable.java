package dev.gw.conformance.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of docs/systems.md. */
final class SystemsTable {
    private static final Pattern ROW =
            Pattern.compile("\\| ([A-Z]{2}[0-9]+) \\| [^|]* \\| [^|]* \\| ([^|]*) \\| (whole|part) \\|");

    private SystemsTable() {}

    /**
     * A requirement.
     *
     * @param system the example that holds it
     * @param shownBy what shows it, as it stands there
     */
    record Row(String id, String system, String shownBy) {
        /** What is named of a kind: drill, scenario or test. */
        List<String> named(String kind) {
            List<String> names = new ArrayList<>();
            for (String proof : shownBy.split("<br>")) {
                if (proof.startsWith(kind + ": ")) {
                    names.add(proof.substring(kind.length() + 2).strip());
                }
            }
            return names;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        String system = "";
        for (String line : Files.readAllLines(Shell.root().resolve("docs/systems.md"))) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                system = line.substring(3).strip().toLowerCase(Locale.ROOT);
            } else if (row.matches()) {
                rows.add(new Row(row.group(1), system, row.group(2).strip()));
            }
        }
        return rows;
    }

    /** What is named of a kind for a system. */
    static List<String> named(String kind, String system) throws IOException {
        return rows().stream()
                .filter(row -> row.system().equals(system))
                .flatMap(row -> row.named(kind).stream())
                .toList();
    }

    static List<String> tests() throws IOException {
        return rows().stream().flatMap(row -> row.named("test").stream()).toList();
    }
}
