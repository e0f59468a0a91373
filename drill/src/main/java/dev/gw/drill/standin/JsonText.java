package dev.gw.drill.standin;

import dev.gw.source.Surrogates;
import java.nio.charset.StandardCharsets;

/** Writes one JSON value after the other, without making trees. Not thread-safe. */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(512);
    private boolean first = true;

    JsonText open(char bracket) {
        comma();
        out.append(bracket);
        first = true;
        return this;
    }

    JsonText close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    /** A member's name; its value follows. */
    JsonText name(String name) {
        comma();
        quoted(name);
        out.append(':');
        first = true;
        return this;
    }

    JsonText value(String text) {
        comma();
        quoted(text);
        return this;
    }

    /** A value that is JSON already. */
    JsonText raw(String json) {
        comma();
        out.append(json);
        return this;
    }

    JsonText field(String name, String text) {
        return name(name).value(text);
    }

    byte[] octets() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Surrogates.isLone(text, i)) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 15));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** ASCII letters in lower case; a header's name has no others. */
    static String lower(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
                return name.toLowerCase(java.util.Locale.ROOT);
            }
        }
        return name;
    }
}
