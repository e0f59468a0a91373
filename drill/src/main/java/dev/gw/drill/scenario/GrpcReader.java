package dev.gw.drill.scenario;

import dev.gw.document.Node;
import dev.gw.runtime.proto.Method;
import dev.gw.runtime.proto.ProtoProblem;
import dev.gw.runtime.proto.ProtoSchema;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads which gRPC method a request calls, and what is expected of the status it ends with. */
final class GrpcReader {
    private static final List<String> STATUSES = List.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED");

    private GrpcReader() {}

    /** The method a request calls; null where it calls none. */
    static @Nullable GrpcCall call(Section one, Path folder) {
        if (!one.has("grpc")) {
            if (one.has("proto")) {
                one.wrong(one.map(), "proto describes the messages of a gRPC method", "name it: grpc: shop.Orders/Get");
            }
            return null;
        }
        String name = one.text("grpc", "");
        Node at = one.get("grpc");
        if (at != null && !name.matches("[A-Za-z_][\\w.]*/[A-Za-z_]\\w*")) {
            one.wrong(at, "grpc names a service and its method", "grpc: shop.v1.Orders/Get");
        }
        String file = one.text("proto");
        if (file == null) {
            Node json = one.get("json");
            if (json != null) {
                one.wrong(json, "a message is written by its .proto file", "say which: proto: orders.proto");
            }
            return new GrpcCall(null, null);
        }
        return described(one, name, file, folder);
    }

    private static GrpcCall described(Section one, String name, String file, Path folder) {
        Node at = one.get("proto");
        Node place = at == null ? one.map() : at;
        try {
            ProtoSchema schema = ProtoSchema.read(folder.resolve(file));
            Map<String, Method> methods = new java.util.HashMap<>();
            schema.methods().forEach(method -> methods.put(method.path(), method));
            Method method = methods.get("/" + name);
            if (method == null) {
                ScenarioFile.unknown(
                        one,
                        place,
                        "method",
                        name,
                        new TreeSet<>(methods.keySet().stream()
                                .map(path -> path.substring(1))
                                .toList()));
            }
            return new GrpcCall(schema, method);
        } catch (ProtoProblem | InvalidPathException problem) {
            one.wrong(place, String.valueOf(problem.getMessage()), "");
            return new GrpcCall(null, null);
        }
    }

    /** Says what is wrong with a message that is the same every time. */
    static void check(Section one, GrpcCall call, @Nullable Template message) {
        Node json = one.get("json");
        if (json == null || message == null || !message.isFixed() || one.out().hasErrors()) {
            return;
        }
        try {
            call.frame(message.render(name -> null));
        } catch (IllegalArgumentException problem) {
            one.wrong(json, "this is no message of the method: " + problem.getMessage(), "");
        }
    }

    /** What {@code grpc-status} is expected to be: a number or a name. */
    static @Nullable Expectation status(Section expect, Node value, String place) {
        String text = expect.text("grpc-status", "").toUpperCase(Locale.ROOT);
        int number = text.matches("\\d{1,2}") ? Integer.parseInt(text) : STATUSES.indexOf(text);
        if (number < 0 || number >= STATUSES.size()) {
            expect.wrong(value, "grpc-status is a number from 0 to 16 or its name", "grpc-status: OK");
            return null;
        }
        String wanted = Integer.toString(number);
        return new Expectation("grpc-status " + STATUSES.get(number), place, true, false, reply -> {
            String came = reply.trailer("grpc-status");
            return wanted.equals(came) ? null : problem(reply, came);
        });
    }

    private static String problem(Reply reply, @Nullable String came) {
        if (came == null) {
            return "no grpc-status, HTTP status " + reply.status();
        }
        boolean known = came.matches("\\d|1[0-6]");
        String message = reply.trailer("grpc-message");
        return "grpc-status " + (known ? STATUSES.get(Integer.parseInt(came)) : came)
                + (message == null || message.isEmpty() ? "" : ": " + message);
    }
}
