package dev.gw.runtime.plugin.ldapauth;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The few forms of BER that a bind needs. */
final class Ber {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int LONGEST = 1 << 20;

    private Ber() {}

    /** A value under a tag. */
    static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        length(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        out.write(0x84);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(length >> shift);
        }
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] number(int small) {
        return tagged(INTEGER, new byte[] {(byte) small});
    }

    /**
     * Reads an answer.
     *
     * @return the result code within
     */
    static int resultCode(InputStream in) throws IOException {
        byte[] message = body(in);
        int at = skip(message, 0);
        at = content(message, at);
        at = content(message, at);
        // the code is the first thing in the answer: tag, length, value
        if (at >= message.length) {
            throw new EOFException("an answer without a result");
        }
        return message[at] & 0xff;
    }

    private static byte[] body(InputStream in) throws IOException {
        int tag = in.read();
        int first = in.read();
        if (tag != SEQUENCE || first < 0) {
            throw new EOFException("no LDAP answer");
        }
        int length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = first & 0x7f; i > 0; i--) {
                length = length << 8 | in.read();
            }
        }
        if (length < 0 || length > LONGEST) {
            throw new IOException("an LDAP answer too long");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("half an LDAP answer");
        }
        return body;
    }

    /** Where what is tagged here begins. */
    private static int content(byte[] message, int at) throws IOException {
        if (at + 1 >= message.length) {
            throw new EOFException("half an LDAP answer");
        }
        int first = message[at + 1] & 0xff;
        return at + 2 + (first > 0x80 ? first & 0x7f : 0);
    }

    /** Where what comes behind a short value begins. */
    private static int skip(byte[] message, int at) throws IOException {
        int begin = content(message, at);
        return begin + (message[at + 1] & 0x7f);
    }
}
