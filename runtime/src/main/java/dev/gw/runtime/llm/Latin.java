package dev.gw.runtime.llm;

import java.nio.charset.StandardCharsets;

/** Octets as texts of one character each. */
final class Latin {
    private Latin() {}

    static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
