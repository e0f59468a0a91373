package dev.gw.runtime.plugin.grpcgateway;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.proto.Frames;
import dev.gw.runtime.proto.Method;
import dev.gw.runtime.proto.ProtoFiles;
import dev.gw.runtime.proto.ProtoProblem;
import dev.gw.runtime.proto.ProtoSchema;
import dev.gw.runtime.proto.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes calls of HTTP requests, by the annotations of a .proto file, and JSON of their answers. */
final class GrpcGateway implements Plugin {
    private static final String CALL = "grpc-gateway";

    private final @Nullable ProtoSchema schema;
    private final Bindings bindings;
    private final String problem;

    GrpcGateway(ProtoFiles.@Nullable Loaded proto) {
        this.schema = proto == null ? null : proto.schema();
        this.bindings = schema == null ? new Bindings() : new Bindings(schema);
        this.problem = proto == null || proto.problem() == null
                ? "transcoding requests require a .proto file defining the service"
                : proto.problem();
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        String verb = exchange.request().method();
        if (verb.equals("OPTIONS")) {
            Headers headers = new Headers()
                    .add("Content-Type", "application/json")
                    .add("Access-Control-Allow-Origin", "*")
                    .add("Access-Control-Allow-Methods", "GET,POST,PATCH,DELETE")
                    .add("Access-Control-Allow-Headers", "content-type");
            exchange.respond(Response.exit(200, headers, "OK".getBytes(StandardCharsets.US_ASCII)));
            return null;
        }
        exchange.answerHeaders().set("Access-Control-Allow-Origin", "*");
        String path = exchange.request().path();
        ProtoSchema types = schema;
        if (types == null || path == null) {
            exchange.respond(ErrorAnswers.text(400, problem));
            return null;
        }
        Bindings.Found found = bindings.find(verb, path);
        if (found == null) {
            exchange.respond(ErrorAnswers.text(400, "failed to transcode .proto file Unknown path \"" + path + "\""));
            return null;
        }
        return exchange.body().thenAccept(body -> call(exchange, types, found, body));
    }

    private static void call(Exchange exchange, ProtoSchema schema, Bindings.Found found, byte[] body) {
        try {
            byte[] message = new WireWriter(schema).message(found.method().input(), payload(exchange, found, body));
            exchange.replaceBody(Frames.frame(0, message));
        } catch (ProtoProblem | IllegalArgumentException wrong) {
            exchange.respond(ErrorAnswers.text(400, String.valueOf(wrong.getMessage())));
            return;
        }
        exchange.shared().put(CALL, found.method());
        exchange.upstream().method("POST");
        exchange.upstream().query(null);
        exchange.upstream().rpc(found.method().path());
        exchange.upstream().headers().set("Content-Type", "application/grpc").set("TE", "trailers");
    }

    private static Map<String, Object> payload(Exchange exchange, Bindings.Found found, byte[] body) {
        Map<String, Object> payload = new LinkedHashMap<>();
        found.variables().forEach((path, value) -> put(payload, path, octets(value)));
        if (found.body().isEmpty()) {
            for (QueryArgs.Arg arg : QueryArgs.parse(exchange.request().query()).all()) {
                put(payload, arg.name(), arg.value() == null ? "true" : octets(arg.value()));
            }
            return payload;
        }
        if (body.length > 0) {
            Object json = Cjson.decode(new String(body, StandardCharsets.ISO_8859_1));
            if (json == null) {
                throw new IllegalArgumentException("decode json err: the body is no JSON");
            }
            if (!found.body().equals("*")) {
                payload.put(found.body(), json);
            } else if (json instanceof Map<?, ?> map) {
                map.forEach((name, value) -> payload.put(String.valueOf(name), value));
            } else {
                throw new IllegalArgumentException("body must be a table");
            }
        }
        return payload;
    }

    /** Sets a value at a path such as {@code a.b.c}; a name that comes again makes a list. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> payload, String path, Object value) {
        Map<String, Object> at = payload;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            Object inner = at.computeIfAbsent(names[i], none -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map<?, ?>)) {
                return;
            }
            at = (Map<String, Object>) inner;
        }
        at.merge(names[names.length - 1], value, GrpcGateway::both);
    }

    private static Object both(Object one, Object other) {
        List<Object> all = new ArrayList<>();
        if (one instanceof List<?> list) {
            all.addAll(list);
        } else {
            all.add(one);
        }
        all.add(other);
        return all;
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = exchange.response();
        if (response == null
                || response.source() != Response.Source.SERVICE
                || schema == null
                || !(exchange.shared().get(CALL) instanceof Method method)) {
            return;
        }
        response.headers().set("Content-Type", "application/json");
        String status = response.headers().get("grpc-status");
        if (status != null) {
            response.status(httpStatus(status));
        }
        response.filterBody(new JsonBody(schema, method.output()));
    }

    private static int httpStatus(String grpc) {
        return switch (grpc) {
            case "0" -> 200;
            case "1" -> 499;
            case "3", "9", "11" -> 400;
            case "4" -> 504;
            case "5" -> 404;
            case "6", "10" -> 409;
            case "7" -> 403;
            case "8" -> 429;
            case "14" -> 503;
            case "16" -> 401;
            default -> 500;
        };
    }
}
