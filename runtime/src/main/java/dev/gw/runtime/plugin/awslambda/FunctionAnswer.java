package dev.gw.runtime.plugin.awslambda;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.json.LuaNumbers;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.web.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the client's answer of a function's. */
final class FunctionAnswer {
    private static final Set<String> OF_THE_HOP = Set.of(
            "content-length", "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "date");

    private static final Pattern JSON = Pattern.compile("application/.*json");

    private final boolean integrated;
    private final double unhandledStatus;
    private final boolean emptyListsAreMaps;

    FunctionAnswer(PluginConfig config) {
        integrated = config.isTrue("is_proxy_integration");
        unhandledStatus = config.number("unhandled_status");
        emptyListsAreMaps = "legacy".equals(config.text("empty_arrays_mode"));
    }

    Response of(WebAnswer answer) {
        Headers headers = new Headers();
        answer.headers().forEach((name, value) -> {
            if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        });
        Object content = content(answer.body(), headers.get("Content-Type"));
        if (integrated) {
            return integrated(content, headers);
        }
        boolean unhandled = "Unhandled".equals(headers.get("X-Amz-Function-Error")) && unhandledStatus > 0;
        return Response.exit(unhandled ? (int) unhandledStatus : answer.status(), headers, octets(content));
    }

    /** What was said: the value of JSON, else a text. */
    private static Object content(byte[] body, @Nullable String type) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        boolean isJson =
                type != null && JSON.matcher(type.toLowerCase(Locale.ROOT)).find();
        Object value = isJson ? Cjson.decode(text) : null;
        return value == null || value.equals(false) ? text : value;
    }

    /** JSON is written anew, as the gateway's library writes it. */
    private byte[] octets(Object content) {
        if (!(content instanceof String) && !(content instanceof Map) && !(content instanceof List)) {
            throw new IllegalStateException("Kong sends texts, maps and lists only");
        }
        Object shown = emptyListsAreMaps ? withoutEmptyLists(content) : content;
        String text = shown instanceof String said ? said : Cjson.encode(shown);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object withoutEmptyLists(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> changed = new LinkedHashMap<>();
            map.forEach((name, inner) -> changed.put(name, withoutEmptyLists(inner)));
            return changed;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? Map.of()
                    : list.stream().map(FunctionAnswer::withoutEmptyLists).toList();
        }
        return value;
    }

    private static Response integrated(Object content, Headers headers) {
        Object told = content instanceof String text ? Cjson.decode(text) : content;
        if (told == null) {
            return broken("the answer is no JSON");
        }
        Map<?, ?> answer = told instanceof Map<?, ?> map ? map : Map.of();
        if (told instanceof Double || told instanceof Boolean || told == Cjson.NULL) {
            throw new IllegalStateException("Kong fails over JSON that has no members");
        }
        String problem = problem(answer);
        if (problem != null) {
            return broken(problem);
        }
        fields(headers, answer.get("headers"));
        fields(headers, answer.get("multiValueHeaders"));
        headers.remove("Content-Length");
        String body = answer.get("body") instanceof String said ? said : "";
        byte[] plain = body.getBytes(StandardCharsets.ISO_8859_1);
        byte[] octets = Boolean.TRUE.equals(answer.get("isBase64Encoded")) ? Octets.base64(body) : plain;
        if (octets == null) {
            throw new IllegalStateException("Kong fails over a body that is no Base64");
        }
        return Response.exit(status(answer.get("statusCode")), headers, octets);
    }

    private static @Nullable String problem(Map<?, ?> told) {
        if (status(told.get("statusCode")) == 0) {
            return "statusCode validation failed";
        }
        if (told.containsKey("headers")
                && !(told.get("headers") instanceof Map)
                && !(told.get("headers") instanceof List)) {
            return "headers must be a table";
        }
        if (told.containsKey("body") && !(told.get("body") instanceof String)) {
            return "body must be a string";
        }
        boolean isWrong = told.containsKey("isBase64Encoded") && !(told.get("isBase64Encoded") instanceof Boolean);
        return isWrong ? "isBase64Encoded must be a boolean" : null;
    }

    /** 0 for what is no status. */
    private static int status(@Nullable Object value) {
        if (value == null || value.equals(false)) {
            return 0;
        }
        Double number = value instanceof String text ? LuaNumbers.parse(text) : null;
        if (value instanceof Double given) {
            number = given;
        } else if (!(value instanceof String)) {
            throw new IllegalStateException("Kong fails over a status that is neither a number nor a text");
        }
        return number != null && number >= 100 && number <= 599 ? number.intValue() : 0;
    }

    private static void fields(Headers headers, @Nullable Object fields) {
        if (fields instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                List<?> values = value instanceof List<?> list ? list : List.of(value);
                String field = OwnFields.name(String.valueOf(name));
                headers.remove(field);
                for (Object one : values) {
                    String shown = one instanceof Double number ? Cjson.number(number) : String.valueOf(one);
                    if (one != Cjson.NULL && shown.chars().allMatch(c -> c >= ' ' && c != 0x7f)) {
                        headers.add(field, shown);
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
