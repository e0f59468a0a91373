package dev.gw.diff.report;

import dev.gw.diff.Action;
import dev.gw.diff.EntityChange;
import dev.gw.diff.FieldChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The differences as a comment on a pull request: a line for each entity, the fields folded away. What would be too long
 * for a comment is counted instead.
 */
public final class MarkdownReport {
    /** The characters that fit into a comment on GitHub. */
    public static final int LIMIT = 65_536;

    private static final int MOST_NAMES = 50;
    private static final int LONGEST_TITLE = 200;
    private static final int RESERVE = 800;

    private final int limit;
    private final StringBuilder out = new StringBuilder(1 << 12);

    private MarkdownReport(int limit) {
        this.limit = limit;
    }

    /**
     * The comment.
     *
     * @param more what else is said, in Markdown, between the summary and the fields; may be empty
     */
    public static String of(Compared compared, String more) {
        MarkdownReport report = new MarkdownReport(LIMIT - RESERVE);
        report.write(compared, more);
        return report.out.toString();
    }

    private void write(Compared compared, String more) {
        out.append("### gw diff: ").append(code(compared.after())).append(" against ");
        out.append(code(compared.before())).append("\n\n");
        if (compared.diff().isEmpty()) {
            out.append("Both mean the same.\n");
        } else {
            out.append("**").append(Counts.of(compared.diff())).append("**\n\n");
            names(compared.diff().changes());
        }
        section(more);
        if (!compared.diff().isEmpty()) {
            fields(compared.diff().changes());
        }
    }

    private void section(String more) {
        if (!more.isEmpty()) {
            boolean fits = out.length() + more.length() < limit;
            out.append('\n').append(fits ? more : "_More was found than fits into a comment: see the job's log._\n");
        }
    }

    private void names(List<EntityChange> changes) {
        List<String> lines = new ArrayList<>();
        for (EntityChange change : changes.subList(0, Math.min(MOST_NAMES, changes.size()))) {
            lines.add(sign(change.action()) + " " + title(change));
        }
        if (changes.size() > MOST_NAMES) {
            lines.add("# and " + (changes.size() - MOST_NAMES) + " more");
        }
        fence(lines);
    }

    private static String title(EntityChange change) {
        String former = change.formerly() == null ? "" : " (was " + change.formerly() + ")";
        String title = Printable.of(change.label() + former);
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…";
    }

    /** In a block of this language GitHub and GitLab colour lines by their first character. */
    private void fence(List<String> lines) {
        String fence = fenceFor(lines);
        out.append(fence).append("diff\n");
        lines.forEach(line -> out.append(line).append('\n'));
        out.append(fence).append('\n');
    }

    /** Longer than any run of backquotes in the lines. */
    private static String fenceFor(List<String> lines) {
        int longest = 2;
        for (String line : lines) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return "`".repeat(longest + 1);
    }

    private void fields(List<EntityChange> changes) {
        List<String> lines = new ArrayList<>();
        int size = out.length();
        int left = changes.size();
        for (EntityChange change : changes) {
            List<String> own = lines(change);
            int length = own.stream().mapToInt(line -> line.length() + 1).sum();
            if (size + length <= limit) {
                size += length;
                left--;
                lines.addAll(own);
            }
        }
        if (left > 0) {
            lines.add("# and " + left + " more, which don't fit into a comment: see the job's log");
        }
        out.append("\n<details><summary>Field by field</summary>\n\n");
        fence(lines);
        out.append("\n</details>\n");
    }

    private static List<String> lines(EntityChange change) {
        List<String> lines = new ArrayList<>();
        String place = Sources.of(change.at());
        lines.add(sign(change.action()) + " " + title(change) + (place.isEmpty() ? "" : "  " + place));
        for (FieldChange field : change.fields()) {
            String path = "    " + Printable.of(field.path()) + ": ";
            Values.Items items = Values.items(field);
            if (items != null) {
                items.removed().forEach(item -> lines.add("-" + path + item));
                items.added().forEach(item -> lines.add("+" + path + item));
                continue;
            }
            if (field.before() != null) {
                lines.add("-" + path + Values.shown(field.before(), field.secret()));
            }
            if (field.after() != null) {
                lines.add("+" + path + Values.shown(field.after(), field.secret()));
            }
        }
        return lines;
    }

    private static char sign(Action action) {
        return action == Action.CHANGE ? '!' : action.sign();
    }

    private static String code(String text) {
        String plain = Printable.of(text).replace('`', '\'');
        return plain.startsWith("the ") ? plain : "`" + plain + "`";
    }
}
