package dev.gw.drill.scenario;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.proto.Frames;
import dev.gw.runtime.proto.Method;
import dev.gw.runtime.proto.ProtoProblem;
import dev.gw.runtime.proto.ProtoSchema;
import dev.gw.runtime.proto.WireReader;
import dev.gw.runtime.proto.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method of a gRPC service that takes one message and gives one. Immutable. */
public final class GrpcCall {
    private static final byte[] NOTHING = new byte[0];

    private final @Nullable ProtoSchema schema;
    private final @Nullable Method method;

    /**
     * A method.
     *
     * @param schema knows its messages; null where it is only called with an empty one
     */
    GrpcCall(@Nullable ProtoSchema schema, @Nullable Method method) {
        this.schema = schema;
        this.method = method;
    }

    /**
     * A message as it is sent.
     *
     * @param json the message; blank for one without fields
     * @throws IllegalArgumentException where it does not fit the method, in words
     */
    public byte[] frame(String json) {
        return Frames.frame(0, json.isBlank() ? NOTHING : message(json));
    }

    private byte[] message(String json) {
        if (schema == null || method == null) {
            throw new IllegalArgumentException("its messages are not known");
        }
        String octets = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (!(Cjson.decode(octets) instanceof Map<?, ?> values)) {
            throw new IllegalArgumentException("a message is an object of JSON");
        }
        try {
            return new WireWriter(schema).message(method.input(), values);
        } catch (ProtoProblem problem) {
            throw new IllegalArgumentException(problem.getMessage(), problem);
        }
    }

    /** The message of an answer as JSON, one character for each octet; null where it holds none that is known. */
    public @Nullable String json(String body) {
        if (schema == null || method == null) {
            return null;
        }
        try {
            List<byte[]> messages = new Frames().take(body.getBytes(StandardCharsets.ISO_8859_1));
            return messages.isEmpty()
                    ? null
                    : Cjson.encode(WireReader.message(schema, method.output(), messages.get(0)));
        } catch (ProtoProblem | IllegalArgumentException noMessage) {
            return null;
        }
    }
}
