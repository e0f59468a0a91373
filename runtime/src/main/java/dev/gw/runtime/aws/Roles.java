package dev.gw.runtime.aws;

import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The roles that AWS gives to machines, containers and those that others trust. They are asked for where its own tools
 * ask, and the variables of those tools name other places. Immutable.
 */
public final class Roles {
    private static final String MACHINE = "http://169.254.169.254";
    private static final String CONTAINER = "http://169.254.170.2";
    private static final String USUAL_SESSION = "session@gw";
    private static final String TOKEN_SECONDS = "21600";

    private final Asking asking;
    private final Clock clock;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * The roles that can be had here.
     *
     * @param proxy who passes requests on; null for nobody
     * @param environment the value of a variable; null where it has none
     */
    public Roles(WebClient client, @Nullable WebPlace proxy, Clock clock, UnaryOperator<@Nullable String> environment) {
        this.asking = new Asking(client, proxy);
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * The credentials of an account that a configuration or the environment names, else those of the role that this
     * process has.
     *
     * @param withToken whether the machine is asked with a token of its own (IMDSv2)
     */
    public Credentials of(Account account, boolean withToken) {
        return account.keyId() != null || account.secret() != null
                ? Credentials.of(account)
                : new KeptCredentials(lender(account.region(), withToken), clock);
    }

    /**
     * Those of another role.
     *
     * @param base who may take it
     * @param session under which name; null for a usual one
     * @param service where the token service is; null for the usual place
     */
    public Credentials assumed(
            Credentials base,
            String role,
            @Nullable String session,
            @Nullable String service,
            @Nullable String region) {
        TokenService tokens = new TokenService(asking, clock, service, region, environment);
        String name = session == null ? USUAL_SESSION : session;
        return new KeptCredentials(
                () -> base.account().thenCompose(account -> tokens.byKeys(account, role, name)), clock);
    }

    private Supplier<CompletionStage<Lent>> lender(@Nullable String region, boolean withToken) {
        String relative = environment.apply("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full = environment.apply("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (relative != null || full != null) {
            String url = relative != null ? CONTAINER + relative : full;
            return () -> asking.ask("GET", url, authorization()).thenApply(answer -> Lent.ofJson(answer, region));
        }
        String file = environment.apply("AWS_WEB_IDENTITY_TOKEN_FILE");
        String role = environment.apply("AWS_ROLE_ARN");
        if (file != null && role != null) {
            String session = environment.apply("AWS_ROLE_SESSION_NAME");
            TokenService tokens = new TokenService(asking, clock, null, region, environment);
            return () -> tokens.byToken(role, session == null ? USUAL_SESSION : session, file);
        }
        return () -> ofMachine(region, withToken);
    }

    private Map<String, String> authorization() {
        String file = environment.apply("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        String token = file == null ? environment.apply("AWS_CONTAINER_AUTHORIZATION_TOKEN") : Asking.file(file);
        return token == null ? Map.of() : Map.of("Authorization", token);
    }

    private CompletionStage<Lent> ofMachine(@Nullable String region, boolean withToken) {
        if ("true".equals(environment.apply("AWS_EC2_METADATA_DISABLED"))) {
            return CompletableFuture.failedFuture(new NoCredentials("the machine is not to be asked"));
        }
        String set = environment.apply("AWS_EC2_METADATA_SERVICE_ENDPOINT");
        String root = (set == null ? MACHINE : set.replaceAll("/+$", "")) + "/latest/";
        String roles = root + "meta-data/iam/security-credentials/";
        return token(root, withToken)
                .thenCompose(shown -> asking.ask("GET", roles, shown)
                        .thenCompose(role -> asking.ask("GET", roles + firstLine(role), shown)))
                .thenApply(answer -> Lent.ofJson(answer, region));
    }

    private CompletableFuture<Map<String, String>> token(String root, boolean withToken) {
        return withToken
                ? asking.ask("PUT", root + "api/token", Map.of("X-aws-ec2-metadata-token-ttl-seconds", TOKEN_SECONDS))
                        .thenApply(token -> Map.of("X-aws-ec2-metadata-token", text(token)))
                : CompletableFuture.completedFuture(Map.of());
    }

    private static String firstLine(byte[] answer) {
        return text(answer).lines().findFirst().orElse("");
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.US_ASCII).strip();
    }
}
