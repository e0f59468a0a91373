package dev.gw.runtime.plugin.awslambda;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.auth.Octets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the client's answer of a function's. */
final class FunctionAnswer {
    private static final Set<String> OF_THE_HOP = Set.of(
            "content-length", "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "date");

    private final boolean integrated;
    private final double unhandledStatus;

    /**
     * How answers are made.
     *
     * @param integrated whether the function says status and headers itself
     * @param unhandledStatus the status where it failed; NaN for that of the call
     */
    FunctionAnswer(boolean integrated, double unhandledStatus) {
        this.integrated = integrated;
        this.unhandledStatus = unhandledStatus;
    }

    Response of(HttpResponse<byte[]> answer) {
        Headers headers = new Headers();
        answer.headers().map().forEach((name, values) -> {
            if (!name.startsWith(":") && !OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        if (integrated) {
            return integrated(new String(answer.body(), StandardCharsets.ISO_8859_1), headers);
        }
        boolean unhandled = "Unhandled".equals(headers.get("X-Amz-Function-Error")) && unhandledStatus > 0;
        return Response.exit(unhandled ? (int) unhandledStatus : answer.statusCode(), headers, answer.body());
    }

    private static Response integrated(String text, Headers headers) {
        if (!(Cjson.decode(text) instanceof Map<?, ?> told)) {
            return broken("the answer is no JSON object");
        }
        String problem = problem(told);
        if (problem != null) {
            return broken(problem);
        }
        fields(headers, told.get("headers"));
        fields(headers, told.get("multiValueHeaders"));
        headers.remove("Content-Length");
        String body = told.get("body") instanceof String content ? content : "";
        byte[] plain = body.getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets = Boolean.TRUE.equals(told.get("isBase64Encoded")) ? Octets.base64(body) : plain;
        return Response.exit(status(told.get("statusCode")), headers, octets == null ? new byte[0] : octets);
    }

    private static @Nullable String problem(Map<?, ?> told) {
        if (status(told.get("statusCode")) == 0) {
            return "statusCode validation failed";
        }
        if (isThere(told, "headers") && !(told.get("headers") instanceof Map<?, ?>)) {
            return "headers must be a table";
        }
        if (isThere(told, "body") && !(told.get("body") instanceof String)) {
            return "body must be a string";
        }
        boolean wrong = isThere(told, "isBase64Encoded") && !(told.get("isBase64Encoded") instanceof Boolean);
        return wrong ? "isBase64Encoded must be a boolean" : null;
    }

    private static boolean isThere(Map<?, ?> told, String name) {
        return told.get(name) != null && told.get(name) != Cjson.NULL;
    }

    /** 0 for what is no status. */
    private static int status(@Nullable Object value) {
        try {
            double number = value instanceof Double given ? given : Double.parseDouble(String.valueOf(value));
            return number >= 100 && number <= 599 ? (int) number : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static void fields(Headers headers, @Nullable Object fields) {
        if (fields instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                List<?> values = value instanceof List<?> list ? list : List.of(value);
                headers.remove(String.valueOf(name));
                for (Object one : values) {
                    String shown = one instanceof Double number ? Cjson.number(number) : String.valueOf(one);
                    if (one != Cjson.NULL && shown.chars().allMatch(c -> c >= ' ' && c != 0x7f)) {
                        headers.add(String.valueOf(name), shown);
                    }
                }
            });
        }
    }

    private static Response broken(String why) {
        return ErrorAnswers.json(
                502,
                "{\"message\":\"Bad Gateway\",\"error\":\"could not JSON decode Lambda function response: " + why
                        + "\"}");
    }
}
