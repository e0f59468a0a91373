package dev.gw.runtime.control;

import dev.gw.model.Bundle;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.QueryArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the Admin API.
 *
 * @param method in upper case
 * @param params the variable segments of its path, decoded
 * @param query its arguments
 * @param headers its header fields
 * @param body its whole body
 * @param defaults fields that its body need not name, since its path does
 * @param serving the configuration it is about
 */
record Call(
        String method,
        List<String> params,
        QueryArgs query,
        Headers headers,
        String body,
        Map<String, String> defaults,
        Gateway.Serving serving) {
    /** A request whose path stands for no field. */
    Call(String method, List<String> params, QueryArgs query, Headers headers, String body, Gateway.Serving serving) {
        this(method, params, query, headers, body, Map.of(), serving);
    }

    /** The same request with other values in its path. */
    Call withParams(List<String> others) {
        return new Call(method, others, query, headers, body, defaults, serving);
    }

    /** The same request with a value for a field that its body may leave out. */
    Call withDefault(String field, String value) {
        return new Call(method, params, query, headers, body, Map.of(field, value), serving);
    }

    String param(int index) {
        return params.get(index);
    }

    /** The first value of an argument; null where there is none. */
    @Nullable
    String arg(String name) {
        List<String> values = query.values(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** The values of an argument, which may also have brackets behind its name; null for those without one. */
    List<@Nullable String> items(String name) {
        List<@Nullable String> items = new ArrayList<>();
        for (QueryArgs.Arg arg : query.all()) {
            if (arg.name().equals(name) || arg.name().startsWith(name + "[")) {
                items.add(arg.value());
            }
        }
        return items;
    }

    Bundle bundle() {
        return serving.snapshot().bundle();
    }

    /** The Content-Type in lower case; empty where there is none. */
    String contentType() {
        String type = headers.get("Content-Type");
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
