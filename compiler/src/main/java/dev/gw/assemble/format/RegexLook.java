package dev.gw.assemble.format;

/** Guesses whether a path without a tilde was meant as a regular expression. */
final class RegexLook {
    private RegexLook() {}

    /**
     * Whether a path holds what only a regular expression does: a backslash, a character class, a quantifier behind a
     * dot, class or group, an anchor at its end. Characters that stand in plain paths too ({@code . ( ) $ * +}) count
     * only together.
     */
    static boolean of(String path) {
        if (path.startsWith("~")) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            char next = i + 1 < path.length() ? path.charAt(i + 1) : 0;
            boolean quantified = next == '*' || next == '+' || next == '?' || next == '{';
            boolean operator = c == '\\' || c == '[' || c == '^' || c == '|';
            boolean group = c == '(' && next == '?';
            boolean repeated = quantified && (c == '.' || c == ')' || c == ']');
            boolean anchor = c == '$' && i > 0 && i == path.length() - 1;
            if (operator || group || repeated || anchor) {
                return true;
            }
        }
        return false;
    }
}
