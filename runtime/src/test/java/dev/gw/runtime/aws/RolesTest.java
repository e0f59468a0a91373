package dev.gw.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.web.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys to AWS come from that nobody wrote down. */
class RolesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Account NOBODY = new Account(null, null, null, "eu-west-1");
    private static final String JSON = "{\"AccessKeyId\": \"AKID\", \"SecretAccessKey\": \"s\", \"Token\": \"t\","
            + " \"Expiration\": \"2026-01-01T01:00:00Z\"}";
    private static final String XML =
            "<R><Credentials><AccessKeyId>LENT</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                    + "<SessionToken>t</SessionToken><Expiration>2026-01-01T01:00:00Z</Expiration></Credentials></R>";

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Instant now = NOW;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String shown = call.getRequestHeaders().getFirst("X-aws-ec2-metadata-token");
        String authorization = call.getRequestHeaders().getFirst("Authorization");
        asked.add(
                call.getRequestMethod() + " " + call.getRequestURI() + " " + shown + " " + authorization + " " + body);
        String answer = answers.get(call.getRequestURI().getPath());
        byte[] octets = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(answer == null ? 404 : 200, octets.length == 0 ? -1 : octets.length);
        call.getResponseBody().write(octets);
        call.close();
    }

    private Roles roles() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new Roles(WebClient.of(new PluginState()), null, clock, environment::get);
    }

    private static Account account(Credentials credentials) {
        return credentials.account().toCompletableFuture().join();
    }

    @Test
    void keysThatAreNamedCount() {
        Account named = new Account("A", "s", null, "r");

        assertThat(account(roles().of(named, false))).isEqualTo(named);
        assertThatThrownBy(() -> account(roles().of(new Account("A", null, null, "r"), false)))
                .hasRootCauseMessage("a key without its secret");
    }

    @Test
    void aMachineTellsItsRole() {
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", root() + "/");
        answers.put("/latest/api/token", "imds");
        answers.put("/latest/meta-data/iam/security-credentials/", "my-role\n");
        answers.put("/latest/meta-data/iam/security-credentials/my-role", JSON);

        assertThat(account(roles().of(NOBODY, true))).isEqualTo(new Account("AKID", "s", "t", "eu-west-1"));
        assertThat(asked.get(0)).startsWith("PUT /latest/api/token");
        assertThat(asked.get(2)).contains("/my-role imds");

        asked.clear();
        assertThat(account(roles().of(NOBODY, false)).keyId()).isEqualTo("AKID");
        assertThat(asked).hasSize(2).allMatch(request -> request.contains(" null "));
    }

    @Test
    void keysAreKeptUntilShortlyBeforeTheirEnd() {
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", root() + "/creds");
        environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "let-me");
        answers.put("/creds", JSON);
        Credentials credentials = roles().of(NOBODY, false);

        account(credentials);
        account(credentials);
        assertThat(asked).hasSize(1).first().asString().contains("GET /creds null let-me");

        now = NOW.plus(Duration.ofMinutes(59)).plusSeconds(45);
        account(credentials);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aTokenInAFileIsTradedForKeys(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "ey.J\n");
        environment.putAll(Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE", token.toString(),
                "AWS_ROLE_ARN", "arn:aws:iam::1:role/x",
                "AWS_ENDPOINT_URL_STS", root()));
        answers.put("/", XML);

        assertThat(account(roles().of(NOBODY, false)).keyId()).isEqualTo("LENT");
        assertThat(asked.get(0))
                .contains("Action=AssumeRoleWithWebIdentity", "RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fx")
                .endsWith("WebIdentityToken=ey.J");
    }

    @Test
    void aRoleIsTakenWithKeys() {
        answers.put("/", XML);
        Credentials base = Credentials.of(new Account("A", "s", null, "eu-west-1"));

        assertThat(account(roles().assumed(base, "arn:r", "me", root(), "eu-west-1")))
                .isEqualTo(new Account("LENT", "s", "t", "eu-west-1"));
        assertThat(asked.get(0))
                .contains("Credential=A/20260101/eu-west-1/sts/aws4_request")
                .endsWith("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Ar&RoleSessionName=me");
    }

    @Test
    void whoLendsNothingIsNamed() {
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", root() + "/none");

        assertThatThrownBy(() -> account(roles().of(NOBODY, false))).hasRootCauseMessage(root() + "/none answers 404");
    }
}
