package dev.gw.runtime.plugin.grpcweb;

import dev.gw.runtime.exchange.BodyFilter;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.proto.Frames;
import dev.gw.runtime.proto.Method;
import dev.gw.runtime.proto.ProtoProblem;
import dev.gw.runtime.proto.ProtoSchema;
import dev.gw.runtime.proto.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer's body as a browser reads it: the trailers stand in a last frame. */
final class WebBody implements BodyFilter {
    private static final int TRAILERS = 0x80;
    private static final byte[] NOTHING = new byte[0];

    private final Encoding encoding;
    private final @Nullable ProtoSchema schema;
    private final @Nullable Method method;
    private final Headers head;
    private final Frames frames = new Frames();
    private boolean broken;

    /**
     * The body of an answer.
     *
     * @param head the answer's fields: an answer without messages has its status there
     */
    WebBody(Encoding encoding, @Nullable ProtoSchema schema, @Nullable Method method, Headers head) {
        this.encoding = encoding;
        this.schema = schema;
        this.method = method;
        this.head = head;
    }

    @Override
    public byte[] piece(byte[] octets) {
        byte[] shown = schema == null || method == null ? octets : transcoded(schema, method, octets);
        return GrpcWeb.encoded(encoding.text(), shown);
    }

    private byte[] transcoded(ProtoSchema types, Method called, byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (byte[] message : broken ? List.<byte[]>of() : frames.take(octets)) {
                String json = Cjson.encode(WireReader.message(types, called.output(), message));
                byte[] text = json.getBytes(StandardCharsets.ISO_8859_1);
                out.writeBytes(encoding.framed() ? Frames.frame(0, text) : text);
            }
        } catch (ProtoProblem | IllegalArgumentException wrong) {
            broken = true;
        }
        return out.toByteArray();
    }

    @Override
    public byte[] end(@Nullable Headers trailers) {
        if (!encoding.framed()) {
            return NOTHING;
        }
        String status = broken ? "13" : field(trailers, "grpc-status", "0");
        String text = "grpc-status:" + status + "\r\ngrpc-message:" + field(trailers, "grpc-message", "") + "\r\n";
        StringBuilder all = new StringBuilder(text);
        if (trailers != null) {
            trailers.forEach((name, value) -> {
                if (!name.equalsIgnoreCase("grpc-status") && !name.equalsIgnoreCase("grpc-message")) {
                    all.append(name).append(':').append(value).append("\r\n");
                }
            });
        }
        byte[] frame = Frames.frame(TRAILERS, all.toString().getBytes(StandardCharsets.ISO_8859_1));
        return GrpcWeb.encoded(encoding.text(), frame);
    }

    private String field(@Nullable Headers trailers, String name, String otherwise) {
        String behind = trailers == null ? null : trailers.get(name);
        String value = behind == null ? head.get(name) : behind;
        return value == null ? otherwise : value;
    }
}
