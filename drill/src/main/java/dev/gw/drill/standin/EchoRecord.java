package dev.gw.drill.standin;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.RequestHead;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** What a stand-in says of a request, as JSON. */
final class EchoRecord {
    private static final int SHOWN_BODY = 4096;

    private final JsonText json = new JsonText();

    private EchoRecord() {}

    static byte[] of(Destination destination, Collection<String> services, RequestHead head, byte[] body) {
        EchoRecord record = new EchoRecord();
        record.write(destination, services, head, body);
        return record.json.octets();
    }

    private void write(Destination destination, Collection<String> services, RequestHead head, byte[] body) {
        int mark = head.target().indexOf('?');
        json.open('{');
        if (services.size() == 1) {
            json.field("service", services.iterator().next());
        }
        json.name("services").open('[');
        services.forEach(json::value);
        json.close(']');
        json.field("host", destination.host()).name("port").raw(Integer.toString(destination.port()));
        json.field("method", head.method());
        json.field("path", mark < 0 ? head.target() : head.target().substring(0, mark));
        json.field("query", mark < 0 ? "" : head.target().substring(mark + 1));
        headers(head.headers());
        body(body);
        json.close('}');
    }

    /** Names in lower case, each with its values in order. */
    private void headers(Headers headers) {
        json.name("headers").open('{');
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            if (isFirst(headers, i)) {
                List<String> values = headers.all(name);
                json.name(JsonText.lower(name));
                if (values.size() == 1) {
                    json.value(values.get(0));
                } else {
                    json.open('[');
                    values.forEach(json::value);
                    json.close(']');
                }
            }
        }
        json.close('}');
    }

    private static boolean isFirst(Headers headers, int at) {
        for (int i = 0; i < at; i++) {
            if (headers.name(i).equalsIgnoreCase(headers.name(at))) {
                return false;
            }
        }
        return true;
    }

    private void body(byte[] body) {
        json.name("body").open('{').name("length").raw(Integer.toString(body.length));
        if (body.length > 0) {
            json.field("sha256", digest(body));
            String text = body.length <= SHOWN_BODY ? text(body) : "";
            if (!text.isEmpty()) {
                json.field("text", text);
            }
        }
        json.close('}');
    }

    /** The text of octets; empty where they are none. */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException binary) {
            return "";
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
