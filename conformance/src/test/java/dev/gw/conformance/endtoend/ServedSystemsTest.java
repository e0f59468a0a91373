package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the five systems ask for and no drill shows: the examples as {@code gw serve} serves them. */
@Timeout(180)
class ServedSystemsTest {
    private static final String LOGTO =
            "{\"iss\": \"http://localhost:3001/oidc\", \"aud\": \"http://localhost:3000\", ";
    private static final String[] CONTRACT = {"X-Tenant-Id", "t", "X-Platform-Id", "web", "X-User-Id", "u"};

    @TempDir
    Path folder;

    private Serving serve(String example) throws IOException {
        return new Serving(Shell.root().resolve("examples").resolve(example), folder, Map.of());
    }

    /** An example of one's own, to be changed. */
    private Path copy(String example) throws IOException {
        Path from = Shell.root().resolve("examples").resolve(example);
        Path to = folder.resolve(example);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static void replace(Path file, String old, String other) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, other));
    }

    /** What the service saw in a header; empty where it saw none. */
    private static String seen(HttpResponse<String> answer, String header) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        MapNode body = (MapNode) DocumentReader.json(SourceFile.of("answer.json", answer.body()));
        String value = body.map("headers").string(header);
        return value == null ? "" : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> ask(Serving gateway, String path, String... headers) throws Exception {
        String[] all = new String[CONTRACT.length + headers.length];
        System.arraycopy(CONTRACT, 0, all, 0, CONTRACT.length);
        System.arraycopy(headers, 0, all, CONTRACT.length, headers.length);
        return gateway.get(path, all);
    }

    @Test
    void dcoderTakesTokensFromHeaderQueryAndCookieAndKeepsItsContract() throws Exception {
        try (Serving gateway = serve("dcoder")) {
            String token = gateway.token("logto", LOGTO + "\"sub\": \"u\"}");

            HttpResponse<String> answer = ask(
                    gateway,
                    "/v1/workflows",
                    "Authorization",
                    "Bearer " + token,
                    "Idempotency-Key",
                    "once",
                    "X-Trace-Id",
                    "trace-1");
            assertThat(seen(answer, "idempotency-key")).isEqualTo("once");
            assertThat(seen(answer, "x-trace-id")).isEqualTo("trace-1");
            assertThat(seen(answer, "x-request-id")).matches("[0-9a-f-]{36}");
            assertThat(answer.headers().firstValue("X-Request-Id")).contains(seen(answer, "x-request-id"));
            assertThat(seen(ask(gateway, "/v1/rag/../workflows?jwt=" + token), "x-tenant-id"))
                    .isEqualTo("t");
            assertThat(seen(ask(gateway, "/v1/workflows", "Cookie", "access_token=" + token), "x-user-id"))
                    .isEqualTo("u");
            assertThat(ask(gateway, "/v1/workflows").statusCode()).isEqualTo(401);
            assertThat(gateway.get("/v1/workflows", "Authorization", "Bearer " + token)
                            .body())
                    .contains("Missing header X-Tenant-Id");
        }
    }

    @Test
    void dcodersMetricsAndAdminApiAreThere() throws Exception {
        try (Serving gateway = serve("dcoder")) {
            String token = gateway.token("logto", LOGTO + "\"sub\": \"u\"}");
            ask(gateway, "/v1/workflows", "Authorization", "Bearer " + token);

            assertThat(gateway.admin("/metrics").body())
                    .containsPattern(
                            "kong_http_requests_total\\{service=\"agent-orchestrator\",route=\"workflows\",code=\"200\",source=\"service\"[^}]*\\} 1")
                    .containsPattern(
                            "kong_request_latency_ms_bucket\\{service=\"agent-orchestrator\",[^}]*le=\"\\+Inf\"\\} 1")
                    .containsPattern("kong_bandwidth_bytes\\{service=\"agent-orchestrator\"[^}]*direction=\"egress\"")
                    .containsPattern(
                            "kong_upstream_target_health\\{upstream=\"agents\",[^}]*state=\"healthy\",[^}]*\\} 1");
            for (String path : new String[] {"/services", "/routes", "/plugins", "/status"}) {
                assertThat(gateway.admin(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void kombifyCountsRequestsTimesAndHitsOfLimitsByRoute() throws Exception {
        Path project = copy("kombify");
        replace(project.resolve("config/plugins/limits.yml"), "policy: redis", "policy: local");
        try (Serving gateway = new Serving(project, folder, Map.of())) {
            for (int i = 0; i < 61; i++) {
                HttpResponse<String> answer = gateway.get("/api/v1/stackkits");
                assertThat(answer.statusCode()).isEqualTo(i < 60 ? 200 : 429);
            }

            assertThat(gateway.admin("/metrics").body())
                    .containsPattern(
                            "kong_http_requests_total\\{service=\"stackkits\",route=\"stackkits\",code=\"200\",source=\"service\"[^}]*consumer=\"anonymous\"\\} 60")
                    .containsPattern(
                            "kong_http_requests_total\\{service=\"stackkits\",route=\"stackkits\",code=\"429\",source=\"kong\"[^}]*\\} 1")
                    .containsPattern("kong_request_latency_ms_bucket\\{service=\"stackkits\",[^}]*le=\"100\"\\} \\d+");
            assertThat(gateway.admin("/status").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void marketplaceTellsTheApiWhoCallsAndCountsIt() throws Exception {
        try (Serving gateway = serve("marketplace")) {
            String machine = gateway.token(
                    "logto",
                    LOGTO + "\"sub\": \"acme-crm\", \"client_id\": \"acme-crm\", \"scope\": \"dashboard:read\"}");

            HttpResponse<String> answer = gateway.get(
                    "/integrations/0a1b/dashboard",
                    "Authorization",
                    "Bearer " + machine,
                    "X-User-Id",
                    "forged",
                    "X-Scopes",
                    "forged",
                    "X-Client-Id",
                    "forged",
                    "X-Caller",
                    "forged");
            assertThat(seen(answer, "x-user-id")).isEqualTo("acme-crm");
            assertThat(seen(answer, "x-client-id")).isEqualTo("acme-crm");
            assertThat(seen(answer, "x-scopes")).isEqualTo("dashboard:read");
            assertThat(seen(answer, "x-caller")).isEqualTo("c:acme-crm");
            assertThat(answer.headers().firstValue("RateLimit-Limit"))
                    .as("verified")
                    .contains("300");
            assertThat(gateway.admin("/metrics").body())
                    .contains(
                            "kong_caller_requests_total{caller=\"c:acme-crm\",route=\"dashboard-read\",code=\"200\"} 1")
                    .contains("kong_caller_scopes_total{caller=\"c:acme-crm\",scope=\"dashboard:read\"} 1");
        }
    }

    @Test
    void marketplaceDoesNotBuildWithARouteThatIsOpenByAccident() throws IOException {
        Path project = copy("marketplace");
        replace(
                project.resolve("config/policies/logto.yml"),
                "services: [api]\n  header_names",
                "routes: [dashboard-read, dashboard-write, messages]\n  header_names");

        Shell build = Shell.run(project, Map.of(), Shell.root().resolve("gw").toString(), "build", "-o", "-");

        assertThat(build.code()).isEqualTo(1);
        assertThat(build.err()).contains("error[GW2003]", "integrations");
        assertThat(build.out()).isEmpty();
    }

    @Test
    void kombisphereTellsServicesWhoTheTokenIsAndNobodyElseCan() throws Exception {
        try (Serving gateway = serve("kombisphere")) {
            String token = gateway.token("zitadel", """
                    {"iss": "https://zitadel.example", "sub": "u-1", "urn:zitadel:iam:org:id": "org-7", "email": "u@example.org",
                     "urn:zitadel:iam:org:project:roles": {"admin": {"org-7": "x"}}, "name": "Zoë"}""");

            HttpResponse<String> answer = gateway.get(
                    "/v1/simulation",
                    "Authorization",
                    "Bearer " + token,
                    "X-User-ID",
                    "forged",
                    "X-User-Roles",
                    "forged");
            assertThat(seen(answer, "x-user-id")).isEqualTo("u-1");
            assertThat(seen(answer, "x-org-id")).isEqualTo("org-7");
            assertThat(seen(answer, "x-user-email")).isEqualTo("u@example.org");
            assertThat(seen(answer, "x-user-roles")).isEqualTo("{\"admin\":{\"org-7\":\"x\"}}");
            assertThat(seen(answer, "x-user-name")).isEqualTo("Zoë");
            HttpResponse<String> account =
                    gateway.get("/v1/simulation", "X-Api-Key", "development-ci-runner", "X-User-ID", "forged");
            assertThat(seen(account, "x-user-id")).isEmpty();
            assertThat(gateway.get("/v1/simulation", "X-User-ID", "forged").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void kombisphereExchangesTheTokenOfTheBrowserForASession() throws Exception {
        try (Serving gateway = serve("kombisphere")) {
            String token = gateway.token("zitadel", "{\"iss\": \"https://zitadel.example\", \"sub\": \"u-1\"}");

            HttpResponse<String> answer = gateway.get("/auth/sso/kombistack?id_token=" + token);

            assertThat(answer.body())
                    .contains("\"method\":\"POST\"", "/api/internal/sso/exchange", "{\\\"token\\\":\\\"" + token)
                    .doesNotContain("id_token=");
            assertThat(gateway.get("/auth/sso/kombistack").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void kombisphereListensOnItsFivePorts() throws Exception {
        String any = "127.0.0.1:0";
        Map<String, String> listen = Map.of(
                "KONG_PROXY_LISTEN", any + ", " + any + " http2 ssl, " + any + " http2",
                "KONG_STREAM_LISTEN", any + " ssl",
                "KONG_ADMIN_LISTEN", any);
        try (Serving gateway = new Serving(Shell.root().resolve("examples/kombisphere"), folder, listen)) {
            Matcher ports = gateway.until(
                    Pattern.compile(
                            "serving on port (\\d+), port (\\d+), port (\\d+), relaying on port (\\d+), Admin API on port (\\d+)"));

            for (int i = 1; i <= 5; i++) {
                assertThat(Serving.answers(Integer.parseInt(ports.group(i)))).isTrue();
            }
            assertThat(gateway.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(gateway.admin("/status").statusCode()).isEqualTo(200);
        }
    }
}
