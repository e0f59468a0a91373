package dev.gw.runtime.plugin.grpcweb;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Base64 of which each piece may have its own padding. */
final class Base64Pieces {
    private Base64Pieces() {}

    /** The octets; null where it is no base64. */
    static byte @Nullable [] decode(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = 0;
        try {
            while (start < text.length) {
                int end = start;
                while (end < text.length && text[end] != '=') {
                    end++;
                }
                while (end < text.length && text[end] == '=') {
                    end++;
                }
                out.writeBytes(Base64.getDecoder().decode(Arrays.copyOfRange(text, start, end)));
                start = end;
            }
            return out.toByteArray();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
