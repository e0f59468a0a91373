package dev.gw.runtime.lua;

import java.nio.charset.StandardCharsets;

/** Texts as Lua has them, one character per octet, and as Java has them. */
final class Octets {
    private Octets() {}

    /** The octets of a text's UTF-8. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    /** The text that octets of UTF-8 say. */
    static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
