package dev.gw.document;

/** Where a YAML file begins anew, as far as its lines tell: keys without indentation, and the items below them. */
final class FileSections {
    private final String text;

    FileSections(String text) {
        this.text = text;
    }

    /** The beginning of the next key or item behind the line of an offset; the length of the text where there is none. */
    int next(int offset) {
        int indent = itemIndent(offset);
        for (int line = lineBehind(offset); line < text.length(); line = lineBehind(line)) {
            if (isKey(line) || isItem(line, indent)) {
                return line;
            }
            if (isMarker(line)) {
                break;
            }
        }
        return text.length();
    }

    /** The next key, or another document, behind the line of an offset; the length of the text where there is none. */
    int nextKey(int offset) {
        int line = lineBehind(offset);
        while (line < text.length() && !isKey(line) && !isMarker(line)) {
            line = lineBehind(line);
        }
        return line;
    }

    /** Whether a word and a colon begin a line: what else has a colon may be a line of some text. */
    boolean isKey(int line) {
        int at = line;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return at > line && at < text.length() && text.charAt(at) == ':' && isBlank(at + 1);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
    }

    private boolean isMarker(int line) {
        return text.startsWith("---", line) || text.startsWith("...", line);
    }

    private boolean isItem(int line, int indent) {
        return indent >= 0 && spaces(line) == indent && isDash(line + indent);
    }

    private boolean isDash(int at) {
        return at < text.length() && text.charAt(at) == '-' && isBlank(at + 1);
    }

    private boolean isBlank(int at) {
        return at >= text.length() || text.charAt(at) <= ' ';
    }

    private int spaces(int line) {
        int at = line;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at - line;
    }

    /** How deep the items of the section are indented in which an offset lies; -1 where it holds no list. */
    private int itemIndent(int offset) {
        int start = 0;
        int first = -1;
        while (start <= offset && start < text.length()) {
            if (isKey(start)) {
                first = -1;
            } else if (first < 0 && isContent(start)) {
                first = isDash(start + spaces(start)) ? spaces(start) : Integer.MAX_VALUE;
            }
            start = lineBehind(start);
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    private boolean isContent(int line) {
        int at = line + spaces(line);
        return at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != '#' && !isMarker(line);
    }

    private int lineBehind(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length());
    }
}
