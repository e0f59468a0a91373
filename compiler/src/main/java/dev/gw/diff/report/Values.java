package dev.gw.diff.report;

import dev.gw.diff.FieldChange;
import dev.gw.diff.Masked;
import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two values of a field in a line of text. */
final class Values {
    static final int LONGEST = 160;

    private Values() {}

    /** A change of a list in what comes and what goes, where that says it all; else null. */
    record Items(List<String> added, List<String> removed) {}

    /** The value as JSON on a line, shortened; secrets as hashes. */
    static String shown(@Nullable Node value, boolean secret) {
        if (value == null) {
            return "nothing";
        }
        Node masked = Masked.of(value, secret);
        boolean hash = masked instanceof Scalar scalar && scalar.isString() && masked != value;
        return hash && ((Scalar) masked).text().startsWith("(") ? ((Scalar) masked).text() : shortened(masked);
    }

    private static String shortened(Node value) {
        String text = JsonWriter.compact(value);
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        int end = text.offsetByCodePoints(0, LONGEST);
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /** What comes and what goes in a list of scalars; null where order or repetition changes. */
    static @Nullable Items items(FieldChange change) {
        if (!(change.before() instanceof ListNode before) || !(change.after() instanceof ListNode after)) {
            return null;
        }
        List<String> olds = texts(before, change.secret());
        List<String> news = texts(after, change.secret());
        List<String> added = new ArrayList<>(news);
        added.removeAll(olds);
        List<String> removed = new ArrayList<>(olds);
        removed.removeAll(news);
        List<String> keptBefore = new ArrayList<>(olds);
        keptBefore.retainAll(news);
        List<String> keptAfter = new ArrayList<>(news);
        keptAfter.retainAll(olds);
        boolean ordered = change.form() == FieldChange.Form.SET || keptBefore.equals(keptAfter);
        return ordered && !(added.isEmpty() && removed.isEmpty()) ? new Items(added, removed) : null;
    }

    private static List<String> texts(ListNode list, boolean secret) {
        List<String> texts = new ArrayList<>(list.size());
        list.items().forEach(item -> texts.add(shown(item, secret)));
        return texts;
    }
}
