package dev.gw.runtime.web;

import dev.gw.runtime.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request that a plugin makes. Its fields are added to until it is sent, by one thread. */
public final class WebRequest {
    private static final byte[] NOTHING = {};

    private final String method;
    private final WebPlace place;
    private final Headers headers = new Headers();
    private final byte[] body;

    private WebRequest(String method, WebPlace place, byte[] body) {
        this.method = method;
        this.place = place;
        this.body = body;
    }

    /** A request without a body. */
    public static WebRequest to(String method, WebPlace place) {
        return new WebRequest(method, place, NOTHING);
    }

    /** A request with a body, which is not to be changed any more. */
    public static WebRequest to(String method, WebPlace place, byte[] body) {
        return new WebRequest(method, place, body);
    }

    /** A request with a body in UTF-8. */
    public static WebRequest to(String method, WebPlace place, String body) {
        return new WebRequest(method, place, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets a field in the place of others of its name. */
    public WebRequest with(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Sets all of these fields. */
    public WebRequest with(Map<String, String> fields) {
        fields.forEach(headers::set);
        return this;
    }

    /** Adds fields, those of the same name too. */
    public WebRequest withAll(Headers fields) {
        fields.forEach(headers::add);
        return this;
    }

    public String method() {
        return method;
    }

    public WebPlace place() {
        return place;
    }

    /** The fields that were asked for. */
    public Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** All fields that are sent, as Kong's client does it. */
    Headers sent() {
        Headers sent = new Headers();
        if (!headers.has("Host")) {
            sent.add("Host", place.authority());
        }
        if (!headers.has("User-Agent")) {
            sent.add("User-Agent", "lua-resty-http/0.17.2 (Lua) ngx_lua/10026");
        }
        headers.forEach(sent::add);
        boolean mayHaveBody = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        if (body.length > 0 || mayHaveBody) {
            sent.set("Content-Length", Integer.toString(body.length));
        }
        return sent;
    }
}
