package dev.gw.diff.report;

import dev.gw.diff.Action;
import dev.gw.diff.EntityChange;
import dev.gw.diff.FieldChange;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A plan for people: what is created, changed and destroyed, and where the new values stand. */
public final class TextReport {
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String FAINT = "2";

    private final boolean colour;
    private final StringBuilder out = new StringBuilder(1 << 12);

    private TextReport(boolean colour) {
        this.colour = colour;
    }

    /** The plan; one line where nothing differs. */
    public static String of(Compared compared, boolean colour) {
        TextReport report = new TextReport(colour);
        if (compared.diff().isEmpty()) {
            int count = compared.diff().unchanged();
            return compared.after() + " and " + compared.before() + " mean the same (" + count
                    + (count == 1 ? " entity)\n" : " entities)\n");
        }
        compared.diff().changes().forEach(report::entity);
        report.out.append(Counts.of(compared.diff())).append('\n');
        return report.out.toString();
    }

    private void entity(EntityChange change) {
        String former = change.formerly() == null ? "" : " (was " + change.formerly() + ")";
        String label = Printable.of(change.label() + former);
        out.append(paint(style(change.action()), change.action().sign() + " " + label));
        place(change.at());
        out.append('\n');
        change.fields().forEach(field -> field(change.action(), field));
        out.append('\n');
    }

    private void field(Action action, FieldChange field) {
        String path = Printable.of(field.path());
        if (action == Action.CREATE) {
            out.append("    ").append(path).append(": ").append(Values.shown(field.after(), field.secret()));
            out.append('\n');
            return;
        }
        out.append("    ")
                .append(sign(field))
                .append(' ')
                .append(path)
                .append(": ")
                .append(values(field));
        place(field.at());
        out.append('\n');
    }

    private String sign(FieldChange field) {
        Action action = field.before() == null ? Action.CREATE : field.after() == null ? Action.DESTROY : Action.CHANGE;
        return paint(style(action), String.valueOf(action.sign()));
    }

    private String values(FieldChange field) {
        Values.Items items = Values.items(field);
        if (items != null) {
            List<String> parts = new ArrayList<>();
            items.removed().forEach(item -> parts.add(paint(RED, "-" + item)));
            items.added().forEach(item -> parts.add(paint(GREEN, "+" + item)));
            return String.join(" ", parts);
        }
        if (field.before() == null) {
            return paint(GREEN, Values.shown(field.after(), field.secret()));
        }
        String before = paint(RED, Values.shown(field.before(), field.secret()));
        return field.after() == null
                ? before
                : before + " → " + paint(GREEN, Values.shown(field.after(), field.secret()));
    }

    private void place(Span span) {
        String place = Sources.of(span);
        if (!place.isEmpty()) {
            out.append("  ").append(paint(FAINT, place));
        }
    }

    private static String style(Action action) {
        return switch (action) {
            case CREATE -> GREEN;
            case CHANGE -> YELLOW;
            case DESTROY -> RED;
        };
    }

    private String paint(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }
}
