package dev.gw.assemble.patch;

/** Where a parser stands in its text. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int offset() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character, 0 at the end. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    char next() {
        char c = peek();
        at++;
        return c;
    }

    boolean take(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    void skipSpaces() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    void expect(String token) throws PathSyntaxException {
        skipSpaces();
        if (!take(token)) {
            throw new PathSyntaxException("here should be " + token, at);
        }
    }

    /** Everything up to a character that ends a name. */
    String name(String ends) {
        int start = at;
        while (!atEnd() && ends.indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A text in single or double quotes, with backslashes before quotes. */
    String quoted() throws PathSyntaxException {
        int start = at;
        char quote = next();
        StringBuilder found = new StringBuilder();
        while (!atEnd()) {
            char c = next();
            if (c == quote) {
                return found.toString();
            }
            boolean escaped = c == '\\' && (peek() == quote || peek() == '\\');
            found.append(escaped ? next() : c);
        }
        throw new PathSyntaxException("this quote is not closed", start);
    }

    /** A text between two equal marks, with backslashes before marks in it. */
    String between(char mark) throws PathSyntaxException {
        if (peek() != mark) {
            throw new PathSyntaxException("here should be " + mark + "…" + mark, at);
        }
        int start = at++;
        StringBuilder found = new StringBuilder();
        while (!atEnd()) {
            char c = next();
            if (c == mark) {
                return found.toString();
            }
            found.append(c == '\\' && peek() == mark ? "" : c);
        }
        throw new PathSyntaxException("this " + mark + " is not closed", start);
    }

    boolean atQuote() {
        return peek() == '\'' || peek() == '"';
    }
}
