package dev.gw.drill.load;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Writes requests as they go over the wire. */
final class HttpWire {
    private HttpWire() {}

    /** The octets of a request. */
    static ByteBuf octets(Ask ask, String number, ByteBufAllocator allocator) {
        String body = ask.body();
        StringBuilder head = new StringBuilder(256);
        head.append(ask.method()).append(' ').append(ask.target()).append(" HTTP/1.1\r\nHost: ");
        head.append(ask.host()).append("\r\n").append(fields(ask, number));
        if (body != null && ask.header("Content-Length") == null && ask.header("Transfer-Encoding") == null) {
            field(head, "Content-Length", Integer.toString(body.length()));
        }
        head.append("\r\n");
        ByteBuf out = allocator.buffer(head.length() + (body == null ? 0 : body.length()));
        latin(out, head);
        if (body != null) {
            latin(out, body);
        }
        return out;
    }

    /** The fields of a request but for its Host, a line each. */
    static String fields(Ask ask, String number) {
        StringBuilder fields = new StringBuilder(256);
        field(fields, Witness.FIELD, number);
        if (ask.client() != null) {
            field(fields, "X-Real-IP", ask.client());
        }
        if (ask.https()) {
            field(fields, "X-Forwarded-Proto", "https");
        }
        for (Field field : ask.headers()) {
            field(fields, field.name(), field.value());
        }
        return fields.toString();
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** One octet for each character. */
    private static void latin(ByteBuf out, CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            out.writeByte(text.charAt(i));
        }
    }
}
