package dev.gw.check.regex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Patterns with what the real engine said about each, as recorded from generated and hand-picked patterns. Rows that only
 * exceed an engine's size limit are left out: gw estimates that limit.
 */
final class RecordedRows {
    record Row(String pattern, String verdict) {}

    private RecordedRows() {}

    static List<Row> read(String name) throws IOException {
        List<Row> rows = new ArrayList<>();
        InputStream file = Objects.requireNonNull(RecordedRows.class.getResourceAsStream(name));
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                rows.add(new Row(plain(line.substring(0, tab)), plain(line.substring(tab + 1))));
            }
        }
        return rows;
    }

    private static String plain(String escaped) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\') {
                i++;
                c = escaped.charAt(i);
                c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
            }
            out.append(c);
        }
        return out.toString();
    }
}
