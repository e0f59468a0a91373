package dev.gw.runtime.llm;

import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows Google the token of a service account or of the machine, which is fetched when it is needed and kept until shortly before its end. */
final class GoogleProof implements Proof {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String MACHINE = "metadata.google.internal";
    private static final String MACHINE_PATH = "/computeMetadata/v1/instance/service-accounts/default/token";
    private static final WebWay WAY = new WebWay(10_000, /* verify= */ true, /* proxy= */ null);

    /** A token that ends sooner is not shown any more. */
    private static final long MARGIN_MILLIS = 60_000;

    private final WebClient client;
    private final Supplier<WebRequest> question;
    private final Clock clock;
    private @Nullable CompletableFuture<Token> latest;

    /** A token, and the moment from which on another one is fetched. */
    private record Token(String text, long until) {}

    /** That of a configuration: of the account it names, else of the machine. */
    static GoogleProof of(PluginConfig llm, PluginContext context, UnaryOperator<@Nullable String> environment) {
        GoogleAccount account = GoogleAccount.of(llm, environment);
        String host = environment.apply("GCE_METADATA_HOST");
        WebPlace machine = WebPlace.of("http://" + (host == null ? MACHINE : host) + MACHINE_PATH);
        return new GoogleProof(
                account == null ? () -> ofMachine(machine) : () -> ofAccount(account, context.clock()), context);
    }

    GoogleProof(Supplier<WebRequest> question, PluginContext context) {
        this.question = question;
        this.client = WebClient.of(context.state());
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
        return client.send(question.get(), WAY).handle((answer, problem) -> read(answer));
    }

    private static WebRequest ofAccount(GoogleAccount account, Clock clock) {
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8) + "&assertion="
                + account.assertion(clock.instant());
        return WebRequest.to("POST", WebPlace.of(account.tokens().toString()), form)
                .with("Content-Type", "application/x-www-form-urlencoded");
    }

    private static WebRequest ofMachine(WebPlace machine) {
        return WebRequest.to("GET", machine).with("Metadata-Flavor", "Google");
    }

    private Token read(@Nullable WebAnswer answer) {
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
