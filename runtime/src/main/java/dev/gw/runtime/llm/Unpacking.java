package dev.gw.runtime.llm;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks gzip while it passes by; what is no gzip is lost. Not thread-safe. */
final class Unpacking {
    /** The head of gzip where it has no optional fields. */
    private static final int HEAD = 10;

    private final Inflater inflater = new Inflater(true);
    private int skipped;

    byte[] piece(byte[] octets) {
        int start = Math.min(octets.length, HEAD - skipped);
        skipped += start;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        inflater.setInput(octets, start, octets.length - start);
        try {
            for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
                out.write(buffer, 0, count);
            }
            if (inflater.finished()) {
                inflater.end();
            }
        } catch (DataFormatException broken) {
            inflater.end();
        }
        return out.toByteArray();
    }
}
