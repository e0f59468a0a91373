package dev.gw.runtime.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the Admin API that the recording lacks, as Kong 3.9.1's code gives them without a database. */
class AdminEdgesTest {
    private static RunningNode node;

    @BeforeAll
    static void start() throws IOException {
        node = new RunningNode(Clock.systemUTC());
        String config = "{\"_format_version\":\"3.0\",\"services\":[{\"name\":\"s1\",\"host\":\"h\","
                + "\"routes\":[{\"name\":\"r1\",\"paths\":[\"/a\"]}]}],\"consumers\":[{\"username\":\"alice\","
                + "\"basicauth_credentials\":[{\"username\":\"alice\",\"password\":\"secret\"}]},"
                + "{\"username\":\"bob smith\"}],\"upstreams\":[{\"name\":\"six\",\"targets\":[{\"target\":\"[::1]:81\"}]}],"
                + "\"certificates\":[{\"id\":\"10000000-0000-4000-8000-000000000001\",\"cert\":" + pem("rsa.cert.pem")
                + ",\"key\":" + pem("rsa-pkcs8.key.pem")
                + "}],\"snis\":[{\"name\":\"a.example\",\"certificate\":{\"id\":"
                + "\"10000000-0000-4000-8000-000000000001\"}}]}";
        assertThat(send("POST", "/config", config).status()).isEqualTo(201);
    }

    private static String pem(String name) throws IOException {
        try (InputStream in = AdminEdgesTest.class.getResourceAsStream("/tls/" + name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return "\"" + text.replace("\n", "\\n") + "\"";
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Answer send(String method, String target, String body) throws IOException {
        MapNode request = MapNode.empty()
                .with("method", Scalar.string(method))
                .with("target", Scalar.string(target))
                .with("body", Scalar.string(body))
                .with("headers", MapNode.empty().with("Content-Type", Scalar.string("application/json")));
        return node.admin().send(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /routes | {'paths':['/x'],'service':{'name':'s1'}} | 405 | cannot create 'routes' entities",
                "POST | /routes | {'paths':['/x'],'service':{'name':'no'}} | 400 | foreign key unresolved (service.name: the"
                        + " foreign key cannot be resolved with '{name=\\\"no\\\"}' for an existing 'services' entity)",
                "POST | /plugins | {'name':'cors','service':{'name':'a'},'route':{'name':'b'}} | 400 | 2 foreign keys"
                        + " unresolved (route.name: ",
                "PATCH | /routes/r1 | {'service':{'name':'no'}} | 400 | \"code\":13",
                "POST | /consumers/alice/key-auth | {'key':'k','ttl':-1} | 400 | invalid option (ttl: must be an integer"
                        + " between 0 and 100000000)",
                "POST | /consumers/alice/key-auth | {'key':'k','ttl':10} | 405 | cannot create 'keyauth_credentials'",
                "PUT | /ca_certificates/no | {'cert':'x'} | 400 | \"code\":1,",
                "PUT | /certificates/new.example | {} | 400 | 2 schema violations (cert: required field missing; key:",
                "GET | /clustering/status | | 400 | this endpoint is only available when Kong is configured to run as"
                        + " Control Plane for the cluster",
                "GET | /services/s1/filter-chains | | 400 | this endpoint is only available when wasm is enabled",
                "GET | /routes/r1/filters/all | | 400 | this endpoint is only available when wasm is enabled",
                "OPTIONS | /targets | | 404 | Not found",
                "GET | /acme | | 405 | Method not allowed",
                "GET | /services// | | 404 | Not found",
                "GET | //services | | 404 | Not found",
                "GET | /services/ | | 200 | \"name\":\"s1\"",
                "GET | /services?size=1 | | 200 | \"next\":\"/services?offset=",
                "GET | /services?size=2 | | 200 | \"next\":null",
                "GET | /services/% | | 400 | <center><h1>400 Bad Request</h1></center>",
                "TRACE | /services | | 405 | <center><h1>405 Not Allowed</h1></center>",
                "GET | /proxy-cache/no | | 404 | <center><h1>404 Not Found</h1></center>",
                "POST | /config | {'config':5} | 400 | failed parsing declarative configuration: expected an object"
            })
    void whatTheRecordingLacks(String method, String target, String body, int status, String words) throws IOException {
        Answer answer = send(method, target, body == null ? "" : body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | // | | 200 | \"tagline\":\"Welcome to kong\"",
                "POST | /services// | {} | 404 | Not found",
                "GET | /%73ervices | | 404 | Not found",
                "GET | /consumers/bob+smith | | 200 | \"username\":\"bob smith\"",
                "GET | /services/a%2Fb | | 400 | \"name\":\"invalid unique name\"",
                "DELETE | /services/s1%20 | | 400 | invalid value 's1 ': the only accepted ascii characters",
                "PUT | /services/s%20 | {'nope':1} | 400 | \"code\":10",
                "PUT | /consumers/alice/acls/admins | {} | 405 | cannot create or update 'acls' entities",
                "PUT | /consumers/alice/acls/admins | {'x':1} | 400 | schema violation (x: unknown field)",
                "OPTIONS | /consumers/alice/acls/nobody | | 404 | Not found",
                "OPTIONS | /certificates/nope | | 404 | SNI not found",
                "PUT | /certificates/nope/snis/x | {} | 404 | Not found",
                "GET | /certificates/nope/services | | 400 | expected a valid UUID",
                "DELETE | /certificates/a.example | | 405 | cannot remove 'snis' entities by 'name'",
                "GET | /certificates/a.example/snis?size=1 | | 200 | \"next\":\"/certificates/10000000-0000-4000-8000-",
                "POST | /targets/x | {} | 405 | Method not allowed",
                "PUT | /services/s1/filter-chains | {} | 405 | Method not allowed",
                "POST | /tags | {} | 400 | tags: does not support insert/upsert/update/delete operations",
                "PUT | /tags/t | {} | 400 | schema violation (entity_name: required field missing)",
                "PUT | /tags/t | {'entity_name':'services'} | 405 | cannot create or update 'tags' entities by 'tag'",
                "PATCH | /tags/t | {} | 404 | could not find the entity with '{tag=\\\"t\\\"}'",
                "DELETE | /tags/a%2Fb | | 400 | invalid unique tag",
                "GET | /services/s1/routes?size=1&size=2 | | 400 | size must be a number",
                "GET | /services/s1/routes?size=0x10 | | 200 | \"name\":\"r1\"",
                "GET | /upstreams/six/targets?tags=,a | | 400 | invalid filter syntax",
                "GET | /upstreams/six/targets | | 200 | \"target\":\"[0000:0000:0000:0000:0000:0000:0000:0001]:81\"",
                "GET | /upstreams/six/health | | 200 | \"ip\":\"[0000:0000:0000:0000:0000:0000:0000:0001]\"",
                "GET | /acme/certificates | | 404 | <center><h1>404 Not Found</h1></center>",
                "POST | /config | {'config':true} | 400 | bad argument #1 to 'parser' (must provide a string argument)",
                "POST | /config | {'config':'null'} | 400 | {_format_version=\\\"required field missing\\\"}",
                "POST | /schemas/plugins/validate | {'name':'opentelemetry','config':{'x':1}} | 400 | 2 schema"
                        + " violations (config.@entity: {"
            })
    void namesAndGroupsInPathsAreReadAsKongReadsThem(
            String method, String target, String body, int status, String words) throws IOException {
        whatTheRecordingLacks(method, target, body, status, words);
    }

    @Test
    void aSchemaShowsTheFieldsThatStandForOthersAndNoFunctions() throws IOException {
        String limiting = send("GET", "/schemas/plugins/rate-limiting", "").body();
        String functions = send("GET", "/schemas/plugins/post-function", "").body();
        String acme = send("GET", "/schemas/plugins/acme", "").body();

        assertThat(limiting)
                .contains("\"shorthand_fields\":[{\"redis_host\":{\"type\":\"string\",\"deprecation\":{\"message\":"
                        + "\"rate-limiting: config.redis_host is deprecated, please use config.redis.host instead\"")
                .doesNotContain("maps_to");
        assertThat(functions).doesNotContain("\"plugin\"").doesNotContain("custom_validator");
        assertThat(acme).containsSubsequence("{\"consumer\":", "{\"service\":", "{\"route\":", "{\"protocols\":");
    }

    @Test
    void aPasswordIsShownAsItIsKept() throws IOException {
        Answer shown = send("GET", "/basic-auths/alice", "");
        Answer config = send("GET", "/config", "");

        String hash = Json.string((MapNode) Json.read(shown.body()).orElseThrow(), "password", "");
        assertThat(hash).hasSize(40).matches("[0-9a-f]+");
        assertThat(config.body()).contains(hash).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/config", "/services", "/schemas/plugins/validate"})
    void aBodyOfAnotherTypeIsRefusedWithThePageOfNginx(String path) throws IOException {
        MapNode request = MapNode.empty()
                .with("method", Scalar.string("POST"))
                .with("target", Scalar.string(path))
                .with("body", Scalar.string("_format_version: '3.0'"))
                .with("headers", MapNode.empty().with("Content-Type", Scalar.string("text/plain")));
        Answer answer = node.admin().send(request);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("<center><h1>415 Unsupported Media Type</h1></center>");
    }

    @Test
    void headIsKnownToPathsThatOnlyTakeBodies() throws IOException {
        Answer answer = send("HEAD", "/schemas/services/validate", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).contains(new Json.Field("Content-Type", "text/html; charset=UTF-8"));
    }

    @Test
    void crawlersAreKeptOut() throws IOException {
        Answer answer = send("GET", "/robots.txt", "");

        assertThat(answer.body()).isEqualTo("User-agent: *\nDisallow: /");
        assertThat(answer.headers()).extracting(Json.Field::name).doesNotContain("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @CsvSource({"_format_version=3.0, 201", "_format_version=3.0&x=1, 400", "x=1, 400"})
    void theFieldsOfAFormCanBeTheConfiguration(String form, int status) throws IOException {
        try (RunningNode other = new RunningNode(Clock.systemUTC())) {
            MapNode request = MapNode.empty()
                    .with("method", Scalar.string("POST"))
                    .with("target", Scalar.string("/config"))
                    .with("body", Scalar.string(form))
                    .with(
                            "headers",
                            MapNode.empty().with("Content-Type", Scalar.string("application/x-www-form-urlencoded")));

            assertThat(other.admin().send(request).status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"name=rate-limiting&config.minute=5, 400", "name=cors&enabled=false&config.origins[]=a, 200"})
    void theTextsOfAFormStayTextsWhereASchemaIsTried(String form, int status) throws IOException {
        MapNode request = MapNode.empty()
                .with("method", Scalar.string("POST"))
                .with("target", Scalar.string("/schemas/plugins/validate"))
                .with("body", Scalar.string(form))
                .with(
                        "headers",
                        MapNode.empty().with("Content-Type", Scalar.string("application/x-www-form-urlencoded")));

        assertThat(node.admin().send(request).status()).isEqualTo(status);
    }

    @Test
    void aCertificateOfAnAuthorityHasADigest() throws IOException {
        String config = "{\"_format_version\":\"3.0\",\"ca_certificates\":[{\"cert\":" + pem("ca.pem") + "}]}";
        try (RunningNode other = new RunningNode(Clock.systemUTC())) {
            MapNode load = MapNode.empty()
                    .with("method", Scalar.string("POST"))
                    .with("target", Scalar.string("/config"))
                    .with("body", Scalar.string(config))
                    .with("headers", MapNode.empty().with("Content-Type", Scalar.string("application/json")));
            MapNode read = MapNode.empty()
                    .with("method", Scalar.string("GET"))
                    .with("target", Scalar.string("/ca_certificates"));
            assertThat(other.admin().send(load).status()).isEqualTo(201);

            assertThat(other.admin().send(read).body()).containsPattern("\"cert_digest\":\"[0-9a-f]{64}\"");
        }
    }
}
