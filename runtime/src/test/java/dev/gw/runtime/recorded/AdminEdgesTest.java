package dev.gw.runtime.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the Admin API that the recording lacks, as Kong 3.9.1's code gives them without a database. */
class AdminEdgesTest {
    private static RunningNode node;

    @BeforeAll
    static void start() throws IOException {
        node = new RunningNode(Clock.systemUTC());
        String config = "{\"_format_version\":\"3.0\",\"services\":[{\"name\":\"s1\",\"host\":\"h\","
                + "\"routes\":[{\"name\":\"r1\",\"paths\":[\"/a\"]}]}],\"consumers\":[{\"username\":\"alice\","
                + "\"basicauth_credentials\":[{\"username\":\"alice\",\"password\":\"secret\"}]}]}";
        assertThat(send("POST", "/config", config).status()).isEqualTo(201);
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

    @Test
    void aConfigurationOfAnotherTypeIsRefusedWithThePageOfNginx() throws IOException {
        MapNode request = MapNode.empty()
                .with("method", Scalar.string("POST"))
                .with("target", Scalar.string("/config"))
                .with("body", Scalar.string("_format_version: '3.0'"))
                .with("headers", MapNode.empty().with("Content-Type", Scalar.string("text/plain")));
        Answer answer = node.admin().send(request);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("<center><h1>415 Unsupported Media Type</h1></center>");
    }
}
