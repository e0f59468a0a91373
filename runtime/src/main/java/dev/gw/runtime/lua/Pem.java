package dev.gw.runtime.lua;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Texts in PEM. */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    /**
     * A text of one block.
     *
     * @param label as CERTIFICATE
     */
    static String of(String label, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.ISO_8859_1))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
