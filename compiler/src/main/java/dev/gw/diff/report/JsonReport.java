package dev.gw.diff.report;

import dev.gw.diff.Action;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.EntityChange;
import dev.gw.diff.FieldChange;
import dev.gw.diff.Masked;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences for programs, as the JSON Schema {@code diff} describes them. */
public final class JsonReport {
    private static final long FORMAT = 1;

    private JsonReport() {}

    /** The report as a tree, to which a caller may add what else it found. */
    public static MapNode of(Compared compared) {
        List<MapNode.Entry> root = new ArrayList<>();
        root.add(entry("format", Scalar.integer(FORMAT)));
        root.add(entry("before", Scalar.string(compared.before())));
        root.add(entry("after", Scalar.string(compared.after())));
        root.add(entry("summary", summary(compared.diff())));
        List<Node> changes = new ArrayList<>();
        compared.diff().changes().forEach(change -> changes.add(change(change)));
        root.add(entry("changes", ListNode.of(changes)));
        return MapNode.of(root);
    }

    private static MapNode.Entry entry(String key, Node value) {
        return new MapNode.Entry(Scalar.string(key), value);
    }

    private static MapNode summary(BundleDiff diff) {
        List<MapNode.Entry> counts = new ArrayList<>();
        for (Action action : Action.values()) {
            counts.add(entry(action.label(), Scalar.integer(diff.count(action))));
        }
        counts.add(entry("unchanged", Scalar.integer(diff.unchanged())));
        return MapNode.of(counts);
    }

    private static MapNode change(EntityChange change) {
        List<MapNode.Entry> entries = new ArrayList<>();
        entries.add(entry("action", Scalar.string(change.action().label())));
        entries.add(entry("kind", Scalar.string(change.kind().plural())));
        entries.add(entry("label", Scalar.string(change.label())));
        entries.add(entry("id", Scalar.string(change.entity().id())));
        if (change.formerly() != null) {
            entries.add(entry("formerly", Scalar.string(change.formerly())));
        }
        place(change.at(), entries);
        List<Node> fields = new ArrayList<>();
        change.fields().forEach(field -> fields.add(field(field)));
        entries.add(entry("fields", ListNode.of(fields)));
        return MapNode.of(entries);
    }

    private static MapNode field(FieldChange field) {
        List<MapNode.Entry> entries = new ArrayList<>();
        entries.add(entry("path", Scalar.string(field.path())));
        value("before", field.before(), field.secret(), entries);
        value("after", field.after(), field.secret(), entries);
        if (field.secret()) {
            entries.add(entry("secret", Scalar.bool(true)));
        }
        place(field.at(), entries);
        return MapNode.of(entries);
    }

    private static void value(String key, @Nullable Node value, boolean secret, List<MapNode.Entry> entries) {
        if (value != null) {
            entries.add(entry(key, Masked.of(value, secret)));
        }
    }

    private static void place(Span span, List<MapNode.Entry> entries) {
        if (!span.isNowhere()) {
            entries.add(entry("file", Scalar.string(span.file().name())));
            entries.add(entry("line", Scalar.integer(span.from().line())));
        }
    }
}
