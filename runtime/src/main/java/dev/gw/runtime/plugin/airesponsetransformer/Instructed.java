package dev.gw.runtime.plugin.airesponsetransformer;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.llm.LlmRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The answer that a model tells. */
final class Instructed {
    private Instructed() {}

    /**
     * The answer for the client.
     *
     * @param fields those of the service's answer
     * @param told what the model says, in octets
     * @param instructs whether it says headers, body and status as JSON
     */
    static Response response(int status, Headers fields, String told, boolean instructs) {
        if (!instructs) {
            return Response.exit(status, fields, told.getBytes(StandardCharsets.ISO_8859_1));
        }
        Object value = Cjson.decode(told);
        if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
            throw new CompletionException(new LlmRefusal(
                    500,
                    "failed to parse JSON response instructions from AI backend: "
                            + (value == null ? "the answer is no JSON" : "input not table or string")));
        }
        Map<?, ?> instructions = value instanceof Map<?, ?> map ? map : Map.of();
        if (instructions.get("headers") instanceof Map<?, ?> headers) {
            headers.forEach((name, one) -> fields.set(String.valueOf(name), text(one)));
        }
        Object body = instructions.get("body");
        return made(instructions.get("status"), fields, body == null || Boolean.FALSE.equals(body) ? value : body);
    }

    private static Response made(@Nullable Object status, Headers fields, Object body) {
        boolean isText = body instanceof String || body instanceof Double;
        if (!isText && !fields.has("Content-Type")) {
            fields.set("Content-Type", "application/json; charset=utf-8");
        }
        String text = isText ? text(body) : Cjson.encode(body);
        int code = status instanceof Double number ? number.intValue() : 200;
        return Response.exit(code, fields, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(Object value) {
        return value instanceof Double number ? Cjson.number(number) : String.valueOf(value);
    }
}
