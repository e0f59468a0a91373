package dev.gw.check.expression;

import java.util.List;

/** Why a text is no expression, and where: in the form of Kong's parser, with the line and a mark below it. */
final class SyntaxFault extends Exception {
    private static final long serialVersionUID = 1;

    private SyntaxFault(String message) {
        super(message, null, false, false);
    }

    /** A place at which something else was expected. */
    static SyntaxFault at(String text, int place, String reason) {
        int line = line(text, place);
        String shown = shown(text, place, "\r\n".indexOf(text.length() > place ? text.charAt(place) : ' ') >= 0);
        String mark = indent(shown, column(text, place)) + "^---";
        return new SyntaxFault(
                head(line, column(text, place), line) + line + " | " + shown + "\n" + tail(line, mark, reason));
    }

    /** A stretch of the text that can't be as it is. */
    static SyntaxFault of(String text, int from, int to, String reason) {
        int first = line(text, from);
        int last = line(text, to);
        int start = column(text, from);
        int end = column(text, to);
        String shown = shown(text, from, false);
        boolean swapped = start > end;
        int left = swapped ? end - 1 : start;
        int right = swapped ? start + 1 : end;
        int width = right - left;
        String mark = indent(shown, Math.max(left, 1)) + (width > 1 ? "^" + "-".repeat(width - 2) + "^" : "^");
        if (first == last) {
            return new SyntaxFault(
                    head(first, start, first) + first + " | " + shown + "\n" + tail(first, mark, reason));
        }
        String margin = " ".repeat(Integer.toString(last).length());
        String gap = last - first > 1 ? margin + " | ...\n" : "";
        String number = padded(first, margin.length());
        return new SyntaxFault(head(first, start, last) + number + " | " + shown + "\n" + gap + last + " | "
                + shown(text, to, true) + "\n" + tail(last, mark, reason));
    }

    private static String padded(int line, int width) {
        String number = Integer.toString(line);
        return number + " ".repeat(Math.max(0, width - number.length()));
    }

    private static String head(int line, int column, int widest) {
        String margin = " ".repeat(Integer.toString(widest).length());
        return margin + "--> " + line + ":" + column + "\n" + margin + " |\n";
    }

    private static String tail(int line, String mark, String reason) {
        String margin = " ".repeat(Integer.toString(line).length());
        return margin + " | " + mark + "\n" + margin + " |\n" + margin + " = " + reason;
    }

    private static String indent(String line, int column) {
        StringBuilder indent = new StringBuilder();
        List<Integer> points = line.codePoints().boxed().toList();
        for (int i = 0; i < column - 1 && i < points.size(); i++) {
            indent.append(points.get(i) == '\t' ? '\t' : ' ');
        }
        return indent.toString();
    }

    private static int line(String text, int place) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    private static int column(String text, int place) {
        return 1 + text.codePointCount(start(text, place), place);
    }

    private static int start(String text, int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private static String shown(String text, int place, boolean breaksVisible) {
        int end = text.indexOf('\n', place);
        String line = text.substring(start(text, place), end < 0 ? text.length() : end + 1);
        return breaksVisible
                ? line.replace('\r', '␍').replace('\n', '␊')
                : line.replace("\r", "").replace("\n", "");
    }
}
