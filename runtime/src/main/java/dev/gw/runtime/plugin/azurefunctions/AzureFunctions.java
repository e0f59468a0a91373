package dev.gw.runtime.plugin.azurefunctions;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.FieldNames;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Passes a request to a function, and answers with what it says. */
final class AzureFunctions implements Plugin {
    private static final String VIA = "kong/3.9.1";

    /** Fields that belong to the client's connection. */
    private static final FieldNames OF_THE_HOP = FieldNames.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "expect");

    private static final FieldNames NOT_ANSWERED = FieldNames.of(
            "connection", "keep-alive", "proxy-connection", "transfer-encoding", "content-length", "upgrade", "date");

    private final WebClient client;
    private final WebWay way;
    private final String place;
    private final @Nullable String key;
    private final @Nullable String clientId;

    AzureFunctions(PluginConfig config, WebClient client) {
        this.client = client;
        this.place = (config.isTrue("https") ? "https://" : "http://")
                + config.string("appname") + "." + config.string("hostdomain")
                + path(config.text("routeprefix")) + "/" + stripped(config.text("functionname"));
        this.way = new WebWay((long) config.number("timeout"), config.isTrue("https_verify"), /* proxy= */ null);
        this.key = config.text("apikey");
        this.clientId = config.text("clientid");
    }

    private static String path(@Nullable String prefix) {
        String bare = stripped(prefix);
        return bare.isEmpty() ? "" : "/" + bare;
    }

    /** Without the slashes at both ends. */
    private static String stripped(@Nullable String text) {
        String rest = text == null ? "" : text;
        int start = 0;
        int end = rest.length();
        while (start < end && rest.charAt(start) == '/') {
            start++;
        }
        while (end > start && rest.charAt(end - 1) == '/') {
            end--;
        }
        return rest.substring(start, end);
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        return exchange.body()
                .thenCompose(body -> client.send(exchange, request(exchange, body), way))
                .handle((answer, problem) -> problem == null ? answer : null)
                .thenAccept(answer -> exchange.respond(made(exchange, answer)));
    }

    private WebRequest request(Exchange exchange, byte[] body) {
        String query = exchange.query();
        WebPlace uri = WebPlace.of(query == null || query.isEmpty() ? place : place + "?" + query);
        byte[] seen = SeenBody.of(exchange, body);
        return WebRequest.to(exchange.upstream().method(), uri, seen == null ? new byte[0] : seen)
                .withAll(fields(exchange.headers()));
    }

    private Headers fields(Headers client) {
        Headers sent = new Headers();
        client.forEach((name, value) -> {
            if (!OF_THE_HOP.contains(name)) {
                sent.add(name, value);
            }
        });
        sent.remove("x-functions-key");
        sent.remove("x-functions-clientid");
        if (key != null) {
            sent.set("x-functions-key", key);
        }
        if (clientId != null) {
            sent.set("x-functions-clientid", clientId);
        }
        return sent;
    }

    private static Response made(Exchange exchange, @Nullable WebAnswer answer) {
        if (answer == null) {
            return ErrorAnswers.json(500, "{\"message\":\"An unexpected error occurred\"}");
        }
        Headers headers = new Headers();
        answer.headers().forEach((name, value) -> {
            if (!NOT_ANSWERED.contains(name)) {
                headers.add(name, value);
            }
        });
        if (exchange.settings().answersWith(AnswerHeader.VIA)) {
            String earlier = headers.get("Via");
            String via = exchange.request().version().via() + " " + VIA;
            headers.set("Via", earlier == null ? via : earlier + ", " + via);
        }
        return Response.exit(answer.status(), headers, answer.body());
    }
}
