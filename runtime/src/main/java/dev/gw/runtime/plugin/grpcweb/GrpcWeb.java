package dev.gw.runtime.plugin.grpcweb;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.proto.Frames;
import dev.gw.runtime.proto.Method;
import dev.gw.runtime.proto.ProtoFiles;
import dev.gw.runtime.proto.ProtoProblem;
import dev.gw.runtime.proto.ProtoSchema;
import dev.gw.runtime.proto.WireWriter;
import dev.gw.runtime.router.PathNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes calls out of what browsers can send, and puts the status of the answer behind its messages. */
final class GrpcWeb implements Plugin {
    private static final String CALL = "grpc-web";

    private final ProtoFiles.@Nullable Loaded proto;
    private final boolean stripped;
    private final String origin;

    /** What is remembered of a call until its answer. */
    private record Call(
            Encoding encoding,
            @Nullable ProtoSchema schema,
            @Nullable Method method) {}

    GrpcWeb(PluginConfig config, ProtoFiles.@Nullable Loaded proto) {
        this.proto = proto;
        this.stripped = config.isTrue("pass_stripped_path");
        String allowed = config.text("allow_origin_header");
        this.origin = allowed == null ? "*" : allowed;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        if (exchange.request().method().equals("OPTIONS")) {
            Headers headers = new Headers()
                    .add("Content-Type", "application/grpc-web-text+proto")
                    .add("Access-Control-Allow-Origin", origin)
                    .add("Access-Control-Allow-Methods", "POST")
                    .add("Access-Control-Allow-Headers", "content-type,x-grpc-web,x-user-agent")
                    .add("grpc-status", "0")
                    .add("grpc-message", "OK");
            exchange.respond(Response.exit(200, headers, "OK".getBytes(StandardCharsets.US_ASCII)));
            return null;
        }
        exchange.answerHeaders().set("Access-Control-Allow-Origin", origin);
        Encoding encoding = Encoding.of(exchange.request().headers().get("Content-Type"));
        if (encoding == null || encoding.json() && proto == null) {
            refuse(exchange, "transcoding requests require a .proto file defining the service");
            return null;
        }
        String path = stripped
                ? PathNormalizer.escape(exchange.upstream().path())
                : String.valueOf(exchange.request().path());
        Call call = new Call(encoding, null, null);
        if (encoding.json() && proto != null) {
            Method method = proto.schema() == null ? null : proto.called(path);
            if (method == null) {
                refuse(exchange, proto.problem() == null ? "Unknown path \"" + path + "\"" : proto.problem());
                return null;
            }
            call = new Call(encoding, proto.schema(), method);
        }
        if (stripped) {
            exchange.upstream().rpc(path);
        }
        Call made = call;
        return exchange.body().thenAccept(body -> send(exchange, made, body));
    }

    private static void refuse(Exchange exchange, String message) {
        exchange.respond(ErrorAnswers.text(400, message));
    }

    private static void send(Exchange exchange, Call call, byte[] body) {
        byte[] octets = call.encoding().text() ? Base64Pieces.decode(body) : body;
        try {
            if (octets == null) {
                throw new IllegalArgumentException("the body is no base64");
            }
            exchange.replaceBody(call.method() == null ? octets : transcoded(call, octets));
        } catch (ProtoProblem | IllegalArgumentException wrong) {
            refuse(exchange, String.valueOf(wrong.getMessage()));
            return;
        }
        exchange.shared().put(CALL, call);
        exchange.upstream().headers().set("Content-Type", "application/grpc").set("TE", "trailers");
    }

    private static byte[] transcoded(Call call, byte[] body) throws ProtoProblem {
        ProtoSchema schema = call.schema();
        Method method = call.method();
        byte[] message = body;
        if (call.encoding().framed()) {
            message = new Frames().take(body).stream().findFirst().orElse(new byte[0]);
        }
        Object json = Cjson.decode(new String(message, StandardCharsets.ISO_8859_1));
        if (schema == null || method == null || !(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the message has to be a JSON object");
        }
        return Frames.frame(0, new WireWriter(schema).message(method.input(), map));
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = exchange.response();
        if (response == null
                || response.source() != Response.Source.SERVICE
                || !(exchange.shared().get(CALL) instanceof Call call)) {
            return;
        }
        response.headers().set("Content-Type", call.encoding().type());
        response.filterBody(new WebBody(call.encoding(), call.schema(), call.method(), response.headers()));
    }

    /** The encoding's own base64: pieces with padding may stand one behind the other. */
    static byte[] encoded(boolean text, byte[] octets) {
        return text && octets.length > 0 ? Base64.getEncoder().encode(octets) : octets;
    }
}
