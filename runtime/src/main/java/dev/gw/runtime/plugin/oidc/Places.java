package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.QueryArgs;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where people are, and are sent. Immutable. */
final class Places {
    private final @Nullable String redirectUri;
    private final @Nullable String redirectPath;
    private final @Nullable String logoutPath;

    Places(Settings settings) {
        this.redirectUri = settings.text("redirect_uri");
        this.redirectPath = redirectUri == null ? null : path(redirectUri);
        this.logoutPath = settings.text("logout_path");
    }

    private static String path(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        try {
            String path = URI.create(uri).getRawPath();
            return path == null || path.isEmpty() ? "/" : path;
        } catch (IllegalArgumentException none) {
            return uri;
        }
    }

    boolean isLogout(Exchange exchange) {
        return exchange.request().rawPath().equals(logoutPath);
    }

    /** Whether the provider sent somebody back with this request. */
    boolean isReturn(Exchange exchange, QueryArgs args) {
        return exchange.request().rawPath().equals(returnPath(exchange)) && (args.has("code") || args.has("error"));
    }

    /** Where the provider shall send people back to, absolute. */
    String returnUri(Exchange exchange) {
        String uri = redirectUri == null ? returnPath(exchange) : redirectUri;
        return uri.startsWith("/") ? origin(exchange) + uri : uri;
    }

    /** A return that was not set is the requested path with another end, so that it is no page of its own. */
    private String returnPath(Exchange exchange) {
        if (redirectPath != null) {
            return redirectPath;
        }
        Request request = exchange.request();
        String path = request.rawPath();
        QueryArgs args = QueryArgs.parse(request.query());
        if (args.has("code") || args.has("error") && args.has("state")) {
            return path;
        }
        if (path.equals("/")) {
            return "/cb";
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    private static String origin(Exchange exchange) {
        String told = exchange.forwarded().host();
        String host =
                told.equals(exchange.request().host()) ? exchange.request().rawHost() : told;
        return exchange.forwarded().proto() + "://" + host;
    }

    /** What was asked for, on this host: a target that begins with two slashes would lead to another one. */
    static String here(Exchange exchange) {
        String target = exchange.request().target();
        int start = 0;
        while (start < target.length() && (target.charAt(start) == '/' || target.charAt(start) == '\\')) {
            start++;
        }
        return "/" + target.substring(start);
    }

    /** A URL with one more argument. */
    static String with(String url, String arguments) {
        return url + (url.indexOf('?') < 0 ? "?" : "&") + arguments;
    }

    static void send(Exchange exchange, String url) {
        Headers headers = new Headers().add("Location", url).add("Cache-Control", "no-cache, no-store, max-age=0");
        exchange.respond(Response.exit(302, headers, new byte[0]));
    }
}
