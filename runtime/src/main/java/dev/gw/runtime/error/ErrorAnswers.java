package dev.gw.runtime.error;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the gateway's error answers. Kong has three kinds, and clients can tell them apart. */
public final class ErrorAnswers {
    /** The statuses for which Kong makes the page in nginx's place. */
    private static final Set<Integer> OF_KONG =
            Set.of(400, 404, 405, 408, 411, 412, 413, 414, 417, 494, 500, 502, 503, 504);

    private ErrorAnswers() {}

    /** An error of a plugin or of the routing: in the format the client accepts, JSON unless it says otherwise. */
    public static Response error(Exchange exchange, int status, String message) {
        return error(exchange, status, message, new Headers());
    }

    /**
     * The same with header fields of its own.
     *
     * @param status 400 to 599; with another one it is the answer of a plugin that fails, as in Kong
     */
    public static Response error(Exchange exchange, int status, String message, Headers headers) {
        if (status < 400 || status > 599) {
            return crash(exchange);
        }
        if (GrpcAnswers.isCall(exchange.request())) {
            return GrpcAnswers.error(status, headers);
        }
        List<String> accept = exchange.headers().all("Accept");
        ErrorFormat format = ErrorFormat.accepted(accept.isEmpty() ? null : String.join(",", accept));
        headers.set("Content-Type", format.contentType());
        return Response.exit(status, headers, utf8(body(exchange, format, message)));
    }

    private static String body(Exchange exchange, ErrorFormat format, String message) {
        return format.body(exchange.settings().answers().errorTemplates(), message, exchange.id());
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

    /** A plugin's answer as a text, whatever the client accepts; Kong names no type for it. */
    public static Response text(int status, String message) {
        return Response.exit(status, new Headers(), utf8(message));
    }

    /** What a client sees of a plugin that fails; to other plugins it is an error, and no answer that one of them gave. */
    public static Response crash(Exchange exchange) {
        Response answer = error(exchange, 500, "An unexpected error occurred");
        byte[] body = answer.body();
        return body == null || GrpcAnswers.isCall(exchange.request())
                ? answer
                : Response.error(answer.status(), answer.headers(), body);
    }

    /**
     * An error of the proxy itself, as nginx makes it: the type comes from Accept, else from the request's Content-Type,
     * else from the settings.
     */
    public static Response proxyError(
            Exchange exchange, int status, @Nullable String accept, @Nullable String contentType) {
        String wanted = accept != null ? accept : contentType;
        int sent = status == 494 ? 400 : status;
        if (wanted != null && wanted.startsWith(GrpcAnswers.TYPE)) {
            Headers type = new Headers().add("Content-Type", ErrorFormat.JSON.contentType());
            return Response.error(sent, type, utf8("{\"message\":\"" + message(status) + "\"}"));
        }
        ErrorFormat format = wanted == null
                ? ErrorFormat.of(exchange.settings().answers().errorType())
                : ErrorFormat.accepted(wanted);
        Headers headers = new Headers().add("Content-Type", format.contentType());
        return Response.error(sent, headers, utf8(body(exchange, format, message(status))));
    }

    /** The same for a request that is well-formed. */
    public static Response proxyError(Exchange exchange, int status) {
        Headers asked = exchange.request().headers();
        return proxyError(exchange, status, asked.get("Accept"), asked.get("Content-Type"));
    }

    /**
     * What becomes of an answer for which a plugin gives a status but no body: from 300 on nginx puts a page there, some of
     * which are Kong's.
     *
     * @param headers the plugin's; not to be used any more
     */
    public static Response withoutBody(Exchange exchange, int status, Headers headers) {
        if (status < 300 || GrpcAnswers.isCall(exchange.request())) {
            return Response.exit(status, headers, new byte[0]);
        }
        boolean ofKong = OF_KONG.contains(status);
        Response page = ofKong ? proxyError(exchange, status) : nginxPage(status);
        headers.remove("Content-Type");
        page.headers().forEach(headers::set);
        byte[] body = Objects.requireNonNull(page.body());
        return ofKong ? Response.error(page.status(), headers, body) : Response.exit(page.status(), headers, body);
    }

    /** nginx's own page for a status; nothing where it has none. */
    public static Response nginxPage(int status) {
        String title = NginxPages.title(status);
        return title == null
                ? Response.exit(status, new Headers(), new byte[0])
                : nginxPage(status, title, "<center><h1>" + title + "</h1></center>\r\n");
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
