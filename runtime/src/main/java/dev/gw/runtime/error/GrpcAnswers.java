package dev.gw.runtime.error;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.json.Cjson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway's own answers as gRPC clients get them: the status stays, and what was the body goes into fields. */
public final class GrpcAnswers {
    static final String TYPE = "application/grpc";
    private static final String[] NAMES = {
        "OK",
        "Canceled",
        "Unknown",
        "InvalidArgument",
        "DeadlineExceeded",
        "NotFound",
        "AlreadyExists",
        "PermissionDenied",
        "ResourceExhausted",
        "FailedPrecondition",
        "Aborted",
        "OutOfRange",
        "Unimplemented",
        "Internal",
        "Unavailable",
        "DataLoss",
        "Unauthenticated"
    };

    private GrpcAnswers() {}

    /** Whether a request is a gRPC call: its type says so, and it came over HTTP/2. */
    public static boolean isCall(Request request) {
        if (request.version() != HttpVersion.HTTP_2) {
            return false;
        }
        String type = request.headers().get("Content-Type");
        return type != null && type.startsWith(TYPE);
    }

    /** An error in the way of {@link ErrorAnswers#error}: its own message gives way to the name of gRPC's status. */
    static Response error(int status, Headers headers) {
        int code = code(status);
        headers.set("Content-Type", TYPE);
        headers.set("grpc-status", Integer.toString(code));
        headers.set("grpc-message", NAMES[code]);
        return Response.exit(status, headers, new byte[0]);
    }

    /** An answer of the gateway as it is sent: other than for gRPC calls, the very same. */
    public static Response adapted(Request request, Response answer) {
        Headers headers = answer.headers();
        if (!isCall(request) || headers.has("grpc-status") || answer.body() == null) {
            return answer;
        }
        String message = answer.source() == Response.Source.ERROR
                ? ErrorAnswers.message(answer.status())
                : messageOf(headers.get("Content-Type"), answer.body());
        if (message == null) {
            return answer;
        }
        headers.remove("Content-Type");
        headers.set("grpc-status", Integer.toString(code(answer.status())));
        headers.set("grpc-message", message);
        return answer.source() == Response.Source.ERROR
                ? Response.error(answer.status(), headers, new byte[0])
                : Response.exit(answer.status(), headers, new byte[0]);
    }

    /** The message of a plugin's answer; null where it has a type of its own. */
    private static @Nullable String messageOf(@Nullable String type, byte[] body) {
        if (!ErrorFormat.JSON.contentType().equals(type)) {
            return null;
        }
        Object value = Cjson.decode(new String(body, StandardCharsets.ISO_8859_1));
        return value instanceof Map<?, ?> map && map.get("message") instanceof String message ? message : null;
    }

    private static int code(int status) {
        return switch (status) {
            case 400 -> 3;
            case 401 -> 16;
            case 403 -> 7;
            case 404 -> 5;
            case 409 -> 6;
            case 429 -> 8;
            case 499 -> 1;
            case 501 -> 12;
            case 503 -> 14;
            case 504 -> 4;
            default -> status >= 500 ? 13 : status >= 400 ? 3 : status >= 200 && status < 300 ? 0 : 2;
        };
    }
}
