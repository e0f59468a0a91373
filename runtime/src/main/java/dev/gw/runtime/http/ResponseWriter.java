package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/** Writes heads onto the wire. */
final class ResponseWriter {
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
        out.ensureWritable(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            out.writeByte(c == '\r' || c == '\n' || c == 0 ? ' ' : c);
        }
    }

    static void chunkSize(ByteBuf out, int size) {
        ByteBufUtil.writeAscii(out, Integer.toHexString(size));
        out.writeShort('\r' << 8 | '\n');
    }
}
