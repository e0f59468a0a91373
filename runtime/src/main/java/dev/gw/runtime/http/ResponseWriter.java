package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.concurrent.FastThreadLocal;

/** Writes heads onto the wire. */
final class ResponseWriter {
    private static final int SCRATCH = 1024;

    private static final FastThreadLocal<byte[]> scratch = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[SCRATCH];
        }
    };

    private ResponseWriter() {}

    static void field(ByteBuf out, String name, String value) {
        latin(out, name);
        out.writeShort(':' << 8 | ' ');
        latin(out, value);
        out.writeShort('\r' << 8 | '\n');
    }

    static void fields(ByteBuf out, Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            field(out, headers.name(i), headers.value(i));
        }
    }

    /** Text as one octet per character; line breaks become spaces, so that a value can't end its line. */
    static void latin(ByteBuf out, String text) {
        int length = text.length();
        byte[] octets = length <= SCRATCH ? scratch.get() : new byte[length];
        octets(text, octets);
        for (int i = 0; i < length; i++) {
            byte octet = octets[i];
            if (octet >= 0 && octet <= '\r' && (octet == '\r' || octet == '\n' || octet == 0)) {
                octets[i] = ' ';
            }
        }
        out.writeBytes(octets, 0, length);
    }

    /** The low octet of each character: what other ways of the JDK do an octet at a time. */
    @SuppressWarnings("deprecation")
    private static void octets(String text, byte[] into) {
        text.getBytes(0, text.length(), into, 0);
    }

    static void chunkSize(ByteBuf out, int size) {
        ByteBufUtil.writeAscii(out, Integer.toHexString(size));
        out.writeShort('\r' << 8 | '\n');
    }
}
