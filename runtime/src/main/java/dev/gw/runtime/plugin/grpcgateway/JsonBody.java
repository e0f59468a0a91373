package dev.gw.runtime.plugin.grpcgateway;

import dev.gw.runtime.exchange.BodyFilter;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.proto.Frames;
import dev.gw.runtime.proto.MessageType;
import dev.gw.runtime.proto.ProtoProblem;
import dev.gw.runtime.proto.ProtoSchema;
import dev.gw.runtime.proto.WireReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The messages of an answer as JSON, one behind the other. What can't be read ends it. */
final class JsonBody implements BodyFilter {
    private final ProtoSchema schema;
    private final MessageType type;
    private final Frames frames = new Frames();
    private boolean broken;

    JsonBody(ProtoSchema schema, MessageType type) {
        this.schema = schema;
        this.type = type;
    }

    @Override
    public byte[] piece(byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!broken) {
            try {
                for (byte[] message : frames.take(octets)) {
                    String json = Cjson.encode(WireReader.message(schema, type, message));
                    out.writeBytes(json.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (ProtoProblem | IllegalArgumentException wrong) {
                broken = true;
            }
        }
        return out.toByteArray();
    }

    @Override
    public byte[] end(@Nullable Headers trailers) {
        return new byte[0];
    }
}
