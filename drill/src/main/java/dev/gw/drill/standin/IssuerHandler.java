package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The issuer's side of HTTP. */
final class IssuerHandler implements RequestHandler {
    private final IssuerEndpoints endpoints;

    /**
     * An answer.
     *
     * @param headers besides Content-Type
     * @param body JSON; empty for none
     */
    record Answer(int status, Headers headers, MapNode body) {
        static Answer ok(MapNode body) {
            return new Answer(200, new Headers(), body);
        }

        /** An error as RFC 6749 writes it. */
        static Answer error(int status, String code, String description) {
            MapNode body = MapNode.empty()
                    .with("error", Scalar.string(code))
                    .with("error_description", Scalar.string(description));
            return new Answer(status, new Headers(), body);
        }
    }

    /**
     * A request.
     *
     * @param parameters of the query, or of the form in the body
     */
    record Ask(String method, String path, QueryArgs parameters, Headers headers) {
        /** A parameter; empty where it is missing. */
        String parameter(String name) {
            return parameters.values(name).stream().findFirst().orElse("");
        }
    }

    IssuerHandler(IssuerEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void handle(ServerStream stream) {
        RequestHead head = Objects.requireNonNull(stream.head());
        stream.body().thenAccept(body -> send(stream, endpoints.answer(ask(head, body))));
    }

    private static Ask ask(RequestHead head, byte[] body) {
        int mark = head.target().indexOf('?');
        String path = mark < 0 ? head.target() : head.target().substring(0, mark);
        String query = mark < 0 ? null : head.target().substring(mark + 1);
        String parameters = head.method().equals("POST") ? new String(body, StandardCharsets.ISO_8859_1) : query;
        return new Ask(head.method(), path, QueryArgs.parse(parameters), head.headers());
    }

    private static void send(ServerStream stream, Answer answer) {
        byte[] body = answer.body().isEmpty()
                ? new byte[0]
                : JsonWriter.compact(answer.body()).getBytes(StandardCharsets.UTF_8);
        Headers headers = answer.headers();
        headers.set("Content-Type", "application/json").set("Cache-Control", "no-store");
        stream.start(answer.status(), null, headers, body.length);
        stream.write(Unpooled.wrappedBuffer(body));
        stream.finish();
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        send(stream, Answer.error(400, "invalid_request", "this is no well-formed request"));
    }
}
