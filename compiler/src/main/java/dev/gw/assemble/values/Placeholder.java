package dev.gw.assemble.values;

import org.jspecify.annotations.Nullable;

/**
 * A placeholder in a text: {@code ${NAME}}, {@code ${NAME:-default}} or {@code ${NAME:?message}}. Anything else behind a
 * dollar sign is none.
 *
 * @param name what it stands for
 * @param operator {@code -}, {@code ?} or 0
 * @param argument the default or message; may hold placeholders
 * @param end the offset behind it
 */
record Placeholder(String name, char operator, String argument, int end) {
    /** The placeholder that begins at an offset, or null where none does. */
    static @Nullable Placeholder at(String text, int start) {
        if (!text.startsWith("${", start)) {
            return null;
        }
        int end = nameEnd(text, start + 2);
        String name = text.substring(start + 2, end);
        if (name.isEmpty() || end >= text.length()) {
            return null;
        }
        if (text.charAt(end) == '}') {
            return new Placeholder(name, (char) 0, "", end + 1);
        }
        boolean known = text.startsWith(":-", end) || text.startsWith(":?", end);
        int close = known ? close(text, end + 2) : -1;
        return close < 0
                ? null
                : new Placeholder(name, text.charAt(end + 1), text.substring(end + 2, close), close + 1);
    }

    private static int nameEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isNamePart(text.charAt(i), i == from)) {
            i++;
        }
        return i;
    }

    private static boolean isNamePart(char c, boolean first) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (!first && ((c >= '0' && c <= '9') || c == '.'));
    }

    /** The closing brace that belongs to the placeholder: those of placeholders within its argument don't count. */
    private static int close(String text, int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                open++;
            } else if (c == '}' && open-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
