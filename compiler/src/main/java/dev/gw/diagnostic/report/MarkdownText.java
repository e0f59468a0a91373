package dev.gw.diagnostic.report;

import java.util.List;

/** The little Markdown that gw's pages use, for a terminal: headings, paragraphs, lists, code. Immutable. */
final class MarkdownText {
    private static final String FENCE = "```";

    private final Palette palette;
    private final int width;

    MarkdownText(Palette palette, int width) {
        this.palette = palette;
        this.width = width;
    }

    /** The text, ending in a line break. */
    String render(String markdown) {
        StringBuilder out = new StringBuilder();
        StringBuilder paragraph = new StringBuilder();
        boolean code = false;
        for (String line : markdown.split("\n", -1)) {
            if (line.strip().startsWith(FENCE)) {
                flush(out, paragraph);
                code = !code;
            } else if (code) {
                out.append("    ")
                        .append(palette.paint(Palette.Role.CODE, line))
                        .append('\n');
            } else if (line.startsWith("#")) {
                flush(out, paragraph);
                out.append(palette.paint(Palette.Role.STRONG, spans(line.replaceFirst("^#+ *", ""))));
                out.append('\n');
            } else if (line.isBlank() || isItem(line) || line.startsWith("|")) {
                flush(out, paragraph);
                start(out, paragraph, line);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        flush(out, paragraph);
        return out.toString().stripTrailing() + "\n";
    }

    private static boolean isItem(String line) {
        String text = line.strip();
        return text.startsWith("- ") || text.startsWith("* ");
    }

    private static void start(StringBuilder out, StringBuilder paragraph, String line) {
        if (line.isBlank()) {
            out.append('\n');
        } else {
            paragraph.append(line.stripTrailing());
        }
    }

    private void flush(StringBuilder out, StringBuilder paragraph) {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        String indent = isItem(text) ? "  " : "";
        List<String> lines = TextWidth.wrap(linksByName(text), width - indent.length());
        StringBuilder wrapped = new StringBuilder(lines.get(0));
        lines.subList(1, lines.size())
                .forEach(line -> wrapped.append('\n').append(indent).append(line));
        out.append(spans(wrapped.toString())).append('\n');
        paragraph.setLength(0);
    }

    /** Without the targets of links, which lead nowhere in a terminal. */
    private static String linksByName(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        int middle = text.indexOf("](");
        while (middle >= 0) {
            int open = text.lastIndexOf('[', middle);
            int close = text.indexOf(')', middle);
            if (open < from || close < 0) {
                break;
            }
            out.append(text, from, open).append(text, open + 1, middle);
            from = close + 1;
            middle = text.indexOf("](", from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Code between back-quotes in its colour, with the quotes where there is no colour. */
    private String spans(String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int open = text.indexOf('`');
        int close = open < 0 ? -1 : text.indexOf('`', open + 1);
        while (close > 0) {
            out.append(text, from, open);
            out.append(palette == Palette.PLAIN ? text.substring(open, close + 1) : inner(text, open, close));
            from = close + 1;
            open = text.indexOf('`', from);
            close = open < 0 ? -1 : text.indexOf('`', open + 1);
        }
        return out.append(text, from, text.length()).toString().replace("**", "");
    }

    private String inner(String text, int open, int close) {
        return palette.paint(Palette.Role.CODE, text.substring(open + 1, close));
    }
}
