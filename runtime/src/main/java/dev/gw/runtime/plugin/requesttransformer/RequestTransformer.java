package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.lua.LuaExpressions;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Changes path, method, header fields, body and query of a request, in this order. */
final class RequestTransformer implements Plugin {
    private static final Set<String> BODY_AS_QUERY = Set.of("GET", "HEAD", "TRACE");
    private static final Set<String> METHODS = Set.of(
            "GET",
            "HEAD",
            "PUT",
            "POST",
            "DELETE",
            "OPTIONS",
            "MKCOL",
            "COPY",
            "MOVE",
            "PROPFIND",
            "PROPPATCH",
            "LOCK",
            "UNLOCK",
            "PATCH",
            "TRACE");
    private static final String CONTENT_TYPE = "Content-Type";

    private final @Nullable String method;
    private final @Nullable Template uri;
    private final Steps headers;
    private final Steps body;
    private final Steps query;
    private final LuaExpressions lua;

    RequestTransformer(PluginConfig config, LuaExpressions lua) {
        this.lua = lua;
        method = config.text("http_method");
        String configured = config.record("replace").text("uri");
        uri = configured == null || configured.isEmpty() ? null : Template.of(octets(configured));
        headers = Steps.of(config, "headers");
        body = Steps.of(config, "body");
        query = Steps.of(config, "querystring");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        RequestVariables variables = new RequestVariables(exchange, lua);
        UpstreamRequest upstream = exchange.upstream();
        if (uri != null) {
            path(upstream, uri.render(variables));
        }
        boolean toQuery = false;
        if (method != null) {
            if (!METHODS.contains(method.toUpperCase(Locale.ROOT))) {
                throw new IllegalStateException("Kong can't change to the method " + method);
            }
            upstream.method(method.toUpperCase(Locale.ROOT));
            toQuery = BODY_AS_QUERY.contains(method)
                    && BodyKind.of(upstream.headers().get(CONTENT_TYPE)) == BodyKind.FORM;
        }
        if (!toQuery && body.isEmpty()) {
            new HeaderSteps(upstream, variables).run(headers);
            query(upstream, variables);
            return null;
        }
        boolean merges = toQuery;
        return body(exchange).thenAccept(octets -> {
            if (merges) {
                merge(upstream, octets);
            }
            new HeaderSteps(upstream, variables).run(headers);
            changeBody(exchange, variables, octets);
            query(upstream, variables);
        });
    }

    private static void path(UpstreamRequest upstream, String rendered) {
        if (!rendered.startsWith("/")) {
            throw new IllegalStateException("path must start with /");
        }
        upstream.path(new String(rendered.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /** The body; empty where it is in a file, as Kong takes it then. */
    private static CompletionStage<String> body(Exchange exchange) {
        return exchange.body().thenApply(whole -> {
            byte[] seen = SeenBody.of(exchange, whole);
            return seen == null ? "" : new String(seen, StandardCharsets.ISO_8859_1);
        });
    }

    private static void merge(UpstreamRequest upstream, String form) {
        Arguments fromBody = Arguments.parse(form);
        if (!fromBody.isEmpty()) {
            Arguments merged = Arguments.parse(upstream.query());
            merged.appendAll(fromBody);
            upstream.query(merged.encodeSorted());
        }
    }

    private void changeBody(Exchange exchange, RequestVariables variables, String octets) {
        String type = exchange.upstream().headers().get(CONTENT_TYPE);
        if (type == null || body.isEmpty()) {
            return;
        }
        String changed = new BodySteps(body, variables, octets).run(BodyKind.of(type), type);
        if (changed != null) {
            exchange.replaceBody(changed.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void query(UpstreamRequest upstream, RequestVariables variables) {
        if (query.isEmpty()) {
            return;
        }
        Arguments arguments = variables.arguments().copy();
        query.remove().forEach(entry -> arguments.remove(entry.name()));
        query.rename().forEach(entry -> arguments.rename(entry.name(), entry.required(variables)));
        for (Entry entry : query.replace()) {
            if (arguments.has(entry.name())) {
                arguments.set(entry.name(), entry.value(variables));
            }
        }
        for (Entry entry : query.add()) {
            if (!arguments.has(entry.name())) {
                arguments.set(entry.name(), entry.value(variables));
            }
        }
        query.append().forEach(entry -> arguments.append(entry.name(), entry.value(variables)));
        upstream.query(arguments.encodeSorted());
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
