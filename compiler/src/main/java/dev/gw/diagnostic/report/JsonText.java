package dev.gw.diagnostic.report;

import dev.gw.source.Surrogates;

/** Writes JSON with two spaces of indentation. The caller opens and closes in the right order. Not thread-safe. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;

    JsonText open(char bracket) {
        item();
        return enter(bracket);
    }

    JsonText open(String key, char bracket) {
        key(key);
        return enter(bracket);
    }

    private JsonText enter(char bracket) {
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    JsonText close(char bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        first = false;
        out.append(bracket);
        return this;
    }

    JsonText field(String key, String value) {
        key(key);
        quote(value);
        return this;
    }

    JsonText field(String key, long value) {
        key(key);
        out.append(value);
        return this;
    }

    JsonText value(String value) {
        item();
        quote(value);
        return this;
    }

    /** The text, ending in a line break. */
    String text() {
        return out + "\n";
    }

    private void key(String key) {
        item();
        quote(key);
        out.append(": ");
    }

    private void item() {
        if (!first) {
            out.append(',');
        }
        first = false;
        if (depth > 0) {
            newLine();
        }
    }

    private void newLine() {
        out.append('\n').append("  ".repeat(depth));
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text, i);
        }
        out.append('"');
    }

    private void character(String text, int i) {
        char c = text.charAt(i);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || Surrogates.isLone(text, i)) {
                    escape(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }
}
