package dev.gw.krakend;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.source.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells people and programs what became of each field. Stateless. */
public final class FateTable {
    private static final int SUBJECT = 34;

    private FateTable() {}

    /** A table for people: the gravest first, then in the order of the files; then how many there are of each. */
    public static String text(List<Row> rows) {
        StringBuilder out = new StringBuilder();
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(Row::fate).reversed());
        for (Row row : sorted) {
            String what = row.subject() + (row.field().isEmpty() ? "" : " " + row.field());
            out.append(padded(row.fate().label(), 9)).append(padded(what, SUBJECT));
            out.append("  ").append(row.becomes());
            if (!row.at().isNowhere()) {
                out.append("  (").append(place(row)).append(')');
            }
            out.append('\n');
        }
        return out.append(summary(rows)).append('\n').toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String place(Row row) {
        Position from = row.at().from();
        return row.at().file().name() + ":" + from.line();
    }

    /** {@code 12 fields mapped, 3 changed, 1 dropped, 0 refused}. */
    public static String summary(List<Row> rows) {
        return Ledger.count(rows, Fate.MAPPED) + " fields mapped, "
                + Ledger.count(rows, Fate.CHANGED) + " changed, "
                + Ledger.count(rows, Fate.DROPPED) + " dropped, "
                + Ledger.count(rows, Fate.REFUSED) + " refused";
    }

    /** The same for programs. */
    public static String json(List<Row> rows) {
        Map<String, Node> counts = new TreeMap<>();
        for (Fate fate : Fate.values()) {
            counts.put(fate.label(), Scalar.integer(Ledger.count(rows, fate)));
        }
        MapNode summary = MapNode.empty();
        for (Map.Entry<String, Node> count : counts.entrySet()) {
            summary = summary.with(count.getKey(), count.getValue());
        }
        List<Node> items = rows.stream().map(FateTable::item).toList();
        return JsonWriter.write(MapNode.empty()
                .with("format", Scalar.integer(1))
                .with("summary", summary)
                .with("fields", ListNode.of(items)));
    }

    private static Node item(Row row) {
        MapNode item = MapNode.empty()
                .with("fate", Scalar.string(row.fate().label()))
                .with("subject", Scalar.string(row.subject()))
                .with("field", Scalar.string(row.field()))
                .with("becomes", Scalar.string(row.becomes()));
        return row.at().isNowhere()
                ? item
                : item.with("file", Scalar.string(row.at().file().name()))
                        .with("line", Scalar.integer(row.at().from().line()))
                        .with("column", Scalar.integer(row.at().from().column()));
    }
}
