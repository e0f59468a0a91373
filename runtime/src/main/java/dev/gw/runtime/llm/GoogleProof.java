package dev.gw.runtime.llm;

import dev.gw.runtime.deliver.WebClients;
import dev.gw.runtime.plugin.PluginContext;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Shows Google the token of a service account, which is fetched when it is needed and kept until shortly before its end. */
final class GoogleProof implements Proof {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A token that ends sooner is not shown any more. */
    private static final long MARGIN_MILLIS = 60_000;

    private final GoogleAccount account;
    private final HttpClient client;
    private final Clock clock;
    private @Nullable CompletableFuture<Token> latest;

    /** A token, and the moment from which on another one is fetched. */
    private record Token(String text, long until) {}

    GoogleProof(GoogleAccount account, PluginContext context) {
        this.account = account;
        this.client = WebClients.of(context.state(), /* verify= */ true, /* proxy= */ null);
        this.clock = context.clock();
    }

    @Override
    public CompletionStage<?> ready() {
        return token();
    }

    private synchronized CompletableFuture<Token> token() {
        CompletableFuture<Token> known = latest;
        if (known != null && serves(known)) {
            return known;
        }
        CompletableFuture<Token> fetched = fetch();
        latest = fetched;
        return fetched;
    }

    /** Whether it is on its way, or good for a while. */
    private boolean serves(CompletableFuture<Token> token) {
        return !token.isDone()
                || !token.isCompletedExceptionally() && token.join().until() > clock.millis();
    }

    private CompletableFuture<Token> fetch() {
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + account.assertion(clock.instant());
        HttpRequest request = HttpRequest.newBuilder(account.tokens())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.sendAsync(request, BodyHandlers.ofByteArray()).handle((answer, problem) -> read(answer));
    }

    private Token read(@Nullable HttpResponse<byte[]> answer) {
        Map<String, Object> told = answer == null ? null : LlmBody.json(Latin.text(answer.body()));
        if (told == null || !(told.get("access_token") instanceof String text)) {
            throw new CompletionException(new LlmRefusal(500, "LLM request failed before proxying"));
        }
        long lifetime = (long) (Lua.number(told.get("expires_in")) * 1000);
        return new Token(text, clock.millis() + lifetime - MARGIN_MILLIS);
    }

    @Override
    public Map<String, String> fields(String host, String path, byte[] body) throws LlmRefusal {
        CompletableFuture<Token> known;
        synchronized (this) {
            known = latest;
        }
        if (known == null || !known.isDone() || known.isCompletedExceptionally()) {
            throw new LlmRefusal(500, "LLM request failed before proxying");
        }
        return Map.of("Authorization", "Bearer " + known.join().text());
    }
}
