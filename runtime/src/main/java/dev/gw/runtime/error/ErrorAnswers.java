package dev.gw.runtime.error;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the gateway's error answers. Kong has three kinds, and clients can tell them apart. */
public final class ErrorAnswers {
    private ErrorAnswers() {}

    /** An error of a plugin or of the routing: in the format the client accepts, JSON unless it says otherwise. */
    public static Response error(Exchange exchange, int status, String message) {
        return error(exchange, status, message, new Headers());
    }

    /** The same with header fields of its own. */
    public static Response error(Exchange exchange, int status, String message, Headers headers) {
        if (GrpcAnswers.isCall(exchange.request())) {
            return GrpcAnswers.error(status, headers);
        }
        ErrorFormat format = ErrorFormat.accepted(exchange.request().headers().get("Accept"));
        headers.set("Content-Type", format.contentType());
        return Response.exit(status, headers, utf8(body(exchange, format, message)));
    }

    private static String body(Exchange exchange, ErrorFormat format, String message) {
        return format.body(exchange.settings().errorTemplates(), message, exchange.id());
    }

    /** A plugin's answer as compact JSON, whatever the client accepts, and without a request id. */
    public static Response json(int status, String json) {
        return json(status, json, new Headers());
    }

    /** The same with header fields of its own. */
    public static Response json(int status, String json, Headers headers) {
        headers.set("Content-Type", "application/json; charset=utf-8");
        return Response.exit(status, headers, utf8(json));
    }

    /** A plugin's answer as a plain text, whatever the client accepts. */
    public static Response text(int status, String message) {
        Headers headers = new Headers().add("Content-Type", "text/plain; charset=utf-8");
        return Response.exit(status, headers, utf8(message));
    }

    /** What a client sees of a plugin that fails. */
    public static Response crash(Exchange exchange) {
        return error(exchange, 500, "An unexpected error occurred");
    }

    /**
     * An error of the proxy itself, as nginx makes it: the type comes from Accept, else from the request's Content-Type,
     * else it is plain text.
     */
    public static Response proxyError(
            Exchange exchange, int status, @Nullable String accept, @Nullable String contentType) {
        String wanted = accept != null ? accept : contentType;
        ErrorFormat format = wanted == null ? ErrorFormat.PLAIN : ErrorFormat.accepted(wanted);
        Headers headers = new Headers().add("Content-Type", format.contentType());
        int sent = status == 494 ? 400 : status;
        return Response.error(sent, headers, utf8(body(exchange, format, message(status))));
    }

    /** The same for a request that is well-formed. */
    public static Response proxyError(Exchange exchange, int status) {
        Headers asked = exchange.request().headers();
        return proxyError(exchange, status, asked.get("Accept"), asked.get("Content-Type"));
    }

    /** The few errors that nginx answers with a page of its own. */
    public static Response nginxPage(int status, String reason) {
        String title = status + " " + reason;
        return nginxPage(status, title, "<center><h1>" + title + "</h1></center>\r\n");
    }

    /** nginx's answer to plain HTTP on a TLS port. */
    public static Response plainOnTls() {
        String what = "The plain HTTP request was sent to HTTPS port";
        return nginxPage(
                400, "400 " + what, "<center><h1>400 Bad Request</h1></center>\r\n<center>" + what + "</center>\r\n");
    }

    private static Response nginxPage(int status, String title, String body) {
        String page =
                "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n" + body + "</body>\r\n</html>\r\n";
        // nginx names no charset on its pages for the two oldest redirects
        String type = status == 301 || status == 302 ? "text/html" : "text/html; charset=UTF-8";
        return Response.exit(status, new Headers().add("Content-Type", type), utf8(page));
    }

    static String message(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Request timeout";
            case 411 -> "Length required";
            case 412 -> "Precondition failed";
            case 413 -> "Payload too large";
            case 414 -> "URI too long";
            case 417 -> "Expectation failed";
            case 494 -> "Request header or cookie too large";
            case 500 -> "An unexpected error occurred";
            case 502 -> "An invalid response was received from the upstream server";
            case 503 -> "The upstream server is currently unavailable";
            case 504 -> "The upstream server is timing out";
            default -> "The upstream server responded with " + status;
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
