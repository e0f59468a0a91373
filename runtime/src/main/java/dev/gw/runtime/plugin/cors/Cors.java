package dev.gw.runtime.plugin.cors;

import dev.gw.document.ListNode;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers preflight requests, and marks the answers to others with what a page may do. */
final class Cors implements Plugin {
    private static final String ALL_METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS,TRACE,CONNECT";
    private static final String SHARED = "cors:done";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    private static final String VARY = "vary";
    private static final String ORIGIN = "Origin";

    private final AllowedOrigins origins;
    private final @Nullable String headers;
    private final @Nullable String exposed;
    private final String methods;
    private final @Nullable String maxAge;
    private final boolean credentials;
    private final boolean privateNetwork;
    private final boolean passPreflight;

    Cors(PluginConfig config) {
        origins = new AllowedOrigins(config.strings("origins"));
        headers = joined(config, "headers");
        exposed = joined(config, "exposed_headers");
        boolean listed = config.fields().get("methods") instanceof ListNode;
        methods = listed ? String.join(",", config.strings("methods")) : ALL_METHODS;
        maxAge = config.hasNumber("max_age") ? number(config.number("max_age")) : null;
        credentials = config.isTrue("credentials");
        privateNetwork = config.isTrue("private_network");
        passPreflight = config.isTrue("preflight_continue");
    }

    private static @Nullable String joined(PluginConfig config, String field) {
        List<String> items = config.strings(field);
        return items.isEmpty() ? null : String.join(",", items);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Headers asked = exchange.headers();
        boolean preflight = exchange.request().method().equals("OPTIONS")
                && asked.has(ORIGIN)
                && asked.has("Access-Control-Request-Method");
        if (preflight) {
            exchange.shared().put(SHARED, this);
            if (!passPreflight) {
                exchange.respond(preflight(asked));
            }
        }
        return null;
    }

    private Response preflight(Headers asked) {
        Headers answer = new Headers();
        allow(asked.get(ORIGIN), answer, false);
        String wanted = asked.get("Access-Control-Request-Headers");
        if (headers != null || wanted != null) {
            answer.set("Access-Control-Allow-Headers", headers != null ? headers : Objects.requireNonNull(wanted));
        }
        answer.set("Access-Control-Allow-Methods", methods);
        if (maxAge != null) {
            answer.set("Access-Control-Max-Age", maxAge);
        }
        if (privateNetwork && "true".equals(asked.get("Access-Control-Request-Private-Network"))) {
            answer.set("Access-Control-Allow-Private-Network", "true");
        }
        return Response.exit(200, answer, new byte[0]);
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = exchange.response();
        if (response == null || exchange.shared().get(SHARED) == this) {
            return;
        }
        allow(exchange.headers().get(ORIGIN), response.headers(), true);
        if (exposed != null) {
            response.headers().set("Access-Control-Expose-Headers", exposed);
        }
    }

    private void allow(@Nullable String origin, Headers answer, boolean behindOthers) {
        if (!origins.isAny()) {
            vary(answer, behindOthers);
        }
        String allowed = origins.answer(origin);
        if (allowed == null) {
            answer.remove(ALLOW_ORIGIN);
        } else {
            answer.set(ALLOW_ORIGIN, allowed);
        }
        if (!credentials) {
            return;
        }
        if (!AllowedOrigins.ANY.equals(allowed)) {
            answer.set(ALLOW_CREDENTIALS, "true");
        } else if (origin != null) {
            // browsers refuse credentials together with *
            vary(answer, behindOthers);
            answer.set(ALLOW_ORIGIN, origin);
            answer.set(ALLOW_CREDENTIALS, "true");
        }
    }

    private static void vary(Headers answer, boolean behindOthers) {
        if (behindOthers) {
            answer.add(VARY, ORIGIN);
        } else {
            answer.set(VARY, ORIGIN);
        }
    }
}
