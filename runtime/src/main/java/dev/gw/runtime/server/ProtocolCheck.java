package dev.gw.runtime.server;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.exchange.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a matched route's protocols ask of the request, before any plugin is asked. */
final class ProtocolCheck {
    private ProtocolCheck() {}

    /** The answer to a request that came over the wrong protocol; null where it came over a right one. */
    static @Nullable Response refuse(Exchange exchange, Entity route) {
        List<Node> protocols = route.fields().list("protocols");
        boolean plain = has(protocols, "http");
        boolean grpc = has(protocols, "grpc");
        if (plain && !grpc && !has(protocols, "grpcs")) {
            return null;
        }
        boolean secure = exchange.forwarded().proto().equals("https");
        if (has(protocols, "https") && !plain && !secure) {
            return toHttps(exchange, route);
        }
        if (grpc || has(protocols, "grpcs")) {
            return grpc(exchange, !grpc && !secure);
        }
        return null;
    }

    private static boolean has(List<Node> protocols, String name) {
        for (int i = 0; i < protocols.size(); i++) {
            if (protocols.get(i) instanceof Scalar scalar && scalar.text().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Response toHttps(Exchange exchange, Entity route) {
        int status = Integer.parseInt(
                String.valueOf(route.fields().get("https_redirect_status_code")).replaceAll("\\D+", ""));
        if (status == 426) {
            return ErrorAnswers.error(exchange, 426, "Please use HTTPS protocol", upgrade("TLS/1.2, HTTP/1.1"));
        }
        Response page = ErrorAnswers.nginxPage(status);
        Request request = exchange.request();
        page.headers().add("Location", "https://" + exchange.forwarded().host() + request.target());
        return page;
    }

    private static @Nullable Response grpc(Exchange exchange, boolean needsTls) {
        Request request = exchange.request();
        String type = request.headers().get("Content-Type");
        boolean isGrpc = type != null && type.startsWith("application/grpc");
        if (!isGrpc) {
            return ErrorAnswers.error(exchange, 415, "Non-gRPC request matched gRPC route");
        }
        if (request.version() != HttpVersion.HTTP_2) {
            return ErrorAnswers.error(exchange, 426, "Please use HTTP2 protocol", upgrade("HTTP/2"));
        }
        if (needsTls) {
            Headers headers = new Headers()
                    .add("Content-Type", "application/grpc")
                    .add("grpc-status", "1")
                    .add("grpc-message", "gRPC request matched gRPCs route");
            return Response.exit(200, headers, new byte[0]);
        }
        return null;
    }

    private static Headers upgrade(String to) {
        return new Headers().add("Connection", "Upgrade").add("Upgrade", to);
    }
}
