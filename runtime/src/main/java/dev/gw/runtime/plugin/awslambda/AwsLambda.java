package dev.gw.runtime.plugin.awslambda;

import dev.gw.runtime.aws.Account;
import dev.gw.runtime.aws.Credentials;
import dev.gw.runtime.aws.Signing;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls a function with what it is told of the request, and answers with what it says. */
final class AwsLambda implements Plugin {
    private static final String VIA = "kong/3.9.1";

    private final WebClient client;
    private final WebWay way;
    private final Clock clock;
    private final @Nullable Credentials credentials;
    private final String region;
    private final Payload payload;
    private final FunctionAnswer answers;
    private final WebPlace place;
    private final String host;
    private final Map<String, String> wishes;

    /**
     * A function to call.
     *
     * @param way how it is asked
     * @param credentials null where nobody says the region, so that every request fails
     * @param region where the function is
     */
    AwsLambda(
            PluginConfig config,
            WebClient client,
            WebWay way,
            Clock clock,
            @Nullable Credentials credentials,
            @Nullable String region) {
        this.client = client;
        this.way = way;
        this.clock = clock;
        this.credentials = credentials;
        this.region = String.valueOf(region);
        this.payload = new Payload(config);
        this.answers = new FunctionAnswer(config);
        boolean plain = config.isTrue("disable_https");
        String set = config.text("host");
        String name = set != null ? set : "lambda." + region + ".amazonaws.com";
        int port = config.integer("port");
        this.host = port == (plain ? 80 : 443) ? name : name + ":" + port;
        String qualifier = config.text("qualifier");
        String query = qualifier == null ? "" : "?Qualifier=" + encoded(qualifier);
        this.place = WebPlace.of((plain ? "http://" : "https://") + host + "/2015-03-31/functions/"
                + encoded(String.valueOf(config.text("function_name"))) + "/invocations" + query);
        this.wishes = Map.of(
                "x-amz-invocation-type", config.string("invocation_type"),
                "x-amz-log-type", config.string("log_type"),
                "content-type", "application/json");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        Credentials its = credentials;
        if (its == null) {
            exchange.respond(ErrorAnswers.crash(exchange));
            return CompletableFuture.completedFuture(null);
        }
        return exchange.body()
                .thenCombine(its.account(), (body, account) -> request(account, payload.of(exchange, body)))
                .thenCompose(request -> client.send(exchange, request, way))
                .handle((answer, problem) -> problem == null ? answer : null)
                .thenAccept(answer -> exchange.respond(made(exchange, answer)));
    }

    private WebRequest request(Account account, byte[] body) {
        Map<String, String> sent = new TreeMap<>(wishes);
        if (account.token() != null) {
            sent.put("x-amz-security-token", account.token());
        }
        Map<String, String> signed = new TreeMap<>(sent);
        signed.put("host", host);
        Signing signer =
                new Signing(String.valueOf(account.keyId()), String.valueOf(account.secret()), region, "lambda");
        return WebRequest.to("POST", place, body)
                .with(sent)
                .with(signer.sign("POST", place.path(), place.query(), signed, body, clock.instant()));
    }

    private Response made(Exchange exchange, @Nullable WebAnswer answer) {
        if (answer == null || answer.status() >= 400) {
            return ErrorAnswers.crash(exchange);
        }
        Response response = answers.of(answer);
        if (exchange.settings().answersWith(AnswerHeader.VIA)) {
            String earlier = response.headers().get("Via");
            String via = exchange.request().version().via() + " " + VIA;
            response.headers().set("Via", earlier == null ? via : earlier + ", " + via);
        }
        return response;
    }
}
