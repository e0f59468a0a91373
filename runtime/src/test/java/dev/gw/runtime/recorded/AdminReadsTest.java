package dev.gw.runtime.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.settings.AnswerSettings;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of the Admin API as Kong 3.9.1 answers them. */
class AdminReadsTest {
    private static final String CONFIG = """
            {"_format_version": "3.0", "consumers": [
              {"id": "10000000-0000-4000-8000-000000000001", "username": "円", "tags": ["corp", "one"],
               "acls": [{"group": "admins", "tags": ["corp"]}, {"group": "staff", "tags": ["corp"]}]},
              {"id": "10000000-0000-4000-8000-000000000002", "username": "b", "tags": ["corp", "two"]},
              {"id": "10000000-0000-4000-8000-000000000003", "username": "c", "tags": ["one"],
               "plugins": [{"name": "cors", "tags": ["corp"]}]}],
             "upstreams": [{"name": "pool", "targets": [{"target": "127.0.0.1:81", "weight": 7}]},
               {"name": "six", "targets": [{"target": "[::1]:81"}],
                "healthchecks": {"passive": {"unhealthy": {"tcp_failures": 1}}}}]}
            """;

    private static RunningNode node;

    @BeforeAll
    static void start() throws IOException {
        node = new RunningNode(Clock.systemUTC());
        assertThat(post("/config", "application/json", octets(CONFIG)).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aNameMayStandInThePathBareOrEscaped() throws IOException {
        assertThat(get("/consumers/" + octets("円")).body()).contains("10000000-0000-4000-8000-000000000001");
        assertThat(get("/consumers/%E5%86%86").body()).contains("10000000-0000-4000-8000-000000000001");
    }

    @Test
    void aGroupOfAConsumerIsFoundByWhatItIsCalled() throws IOException {
        assertThat(get("/consumers/%E5%86%86/acls/staff").body()).contains("\"group\":\"staff\"");
        assertThat(get("/consumers/10000000-0000-4000-8000-000000000001/acls/admins")
                        .body())
                .contains("\"group\":\"admins\"");
    }

    @Test
    void aGroupOfAnotherConsumerIsNotFoundInTheWordsOfTheProxy() throws IOException {
        Answer answer = get("/consumers/b/acls/staff");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).matches("\\{\n  \"message\":\"Not found\",\n  \"request_id\":\"[0-9a-f]{32}\"\n\\}");
    }

    @Test
    void aGroupCanBeNamedInAWrite() throws IOException {
        assertThat(send("DELETE", "/consumers/%E5%86%86/acls/staff").status()).isEqualTo(405);
        assertThat(send("DELETE", "/consumers/%E5%86%86/acls/others").status()).isEqualTo(404);
    }

    @Test
    void tagsAreLookedForWithinThePage() throws IOException {
        assertThat(get("/consumers?tags=corp,one").body())
                .contains("-000000000001")
                .doesNotContain("-000000000002");
        assertThat(get("/consumers?tags=two/one").body()).contains("-000000000001", "-000000000002", "-000000000003");
        assertThat(get("/consumers?tags=two&size=1").body())
                .contains("\"data\":[]", "\"next\":\"/consumers?offset=Y29uc3VtZXJzfCp8KnwxMDAw", "&tags=two&size=1");
    }

    @Test
    void tagsDoNotFilterWhatBelongsToAnEntity() throws IOException {
        assertThat(get("/consumers/c/plugins?tags=one").body()).contains("\"name\":\"cors\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets", "targets/all", "targets/127.0.0.1:81"})
    void targetsAreReadFromTheStatusListenerToo(String what) throws IOException {
        MapNode request = request("GET", "/upstreams/pool/" + what);

        assertThat(node.status().send(request).body())
                .contains("\"weight\":7")
                .isEqualTo(node.admin().send(request).body());
        assertThat(node.status().send(request("PUT", "/upstreams/pool/" + what)).status())
                .isEqualTo(405);
    }

    @Test
    void targetsOfVersionSixHaveTheirHealth() throws IOException {
        assertThat(get("/upstreams/six/health").body()).contains("\"health\":\"HEALTHY\"", "\"dns\":\"AAAA\"");
        String target = "/upstreams/six/targets/[0000:0000:0000:0000:0000:0000:0000:0001]:81/";
        assertThat(get("/upstreams/six/targets/[::1]:81").status()).isEqualTo(404);
        assertThat(node.admin().send(request("PUT", target + "unhealthy")).status())
                .isEqualTo(204);
        assertThat(get("/upstreams/six/health").body()).contains("\"health\":\"UNHEALTHY\"");
        assertThat(node.admin()
                        .send(request("PUT", target + "[0000:0000:0000:0000:0000:0000:0000:0001]:81/healthy"))
                        .status())
                .isEqualTo(204);
        assertThat(get("/upstreams/six/health").body()).contains("\"health\":\"HEALTHY\"");
    }

    @Test
    void whatCanBeNoTagIsRefused() throws IOException {
        String message = "\"message\":\"invalid option (tags: invalid filter syntax)\"";

        assertThat(get("/consumers?tags=a,,b").body()).contains(message);
        assertThat(get("/consumers?tags=,a").body()).contains(message);
        assertThat(get("/consumers?tags=a/b,c").body()).contains(message);
        assertThat(get("/consumers?tags=\u00ff").body()).contains(message);
        assertThat(get("/consumers?tags=corp,").body()).contains("\"data\":[]");
        assertThat(get("/consumers?tags=a,b,c,d,e,").body())
                .contains("\"message\":\"invalid option (tags: cannot query more than 5 tags)\"");
        assertThat(get("/tags/a\u00ff").body())
                .contains("\"code\":10", "\"message\":\"invalid utf-8 character sequence detected at position 2\"");
    }

    @Test
    void moreThanAThousandArgumentsAreRefused() throws IOException {
        String thousand = "a=1&".repeat(1000);
        String form = "application/x-www-form-urlencoded";

        assertThat(get("/consumers?" + thousand).status()).isEqualTo(200);
        assertThat(get("/consumers?" + thousand + "b").body()).isEqualTo("{\"message\":\"Too many arguments\"}");
        assertThat(post("/plugins", form, thousand + "name=cors").body())
                .isEqualTo("{\"message\":\"Too many arguments\"}");
    }

    @Test
    void thereAreNoTimersToTellOf() throws IOException {
        assertThat(get("/timers").body())
                .contains("\"sys\":{\"total\":0,\"runs\":0,\"running\":0,\"pending\":0,\"waiting\":0}")
                .contains("\"flamegraph\":{\"running\":\"\",\"pending\":\"\",\"elapsed_time\":\"\"}");
    }

    @Test
    void anAnswerMayBeReadByThePagesOfTheOriginThatAsks() throws IOException {
        assertThat(origins(node, "http://a.example")).containsExactly("http://a.example");
        assertThat(origins(node, "")).isEmpty();
        assertThat(values(get("/status"))).containsExactly("*");
    }

    @Test
    void theAddressOfTheManagerSaysWhoseAnswersMayBeRead() throws IOException {
        AnswerSettings usual = AnswerSettings.USUAL;
        GatewaySettings managed = GatewaySettings.USUAL.with(new AnswerSettings(
                usual.headers(), usual.errorTemplates(), usual.errorType(), List.of("https://a:8445", "http://b")));

        try (RunningNode other = new RunningNode(Clock.systemUTC(), managed)) {
            assertThat(origins(other, "http://b")).containsExactly("http://b");
            assertThat(origins(other, "http://c")).containsExactly("https://a:8445");
            assertThat(values(other.admin().send(request("GET", "/status")))).containsExactly("https://a:8445");
        }
    }

    private static List<String> origins(RunningNode asked, String origin) throws IOException {
        MapNode headers = MapNode.empty().with("Origin", Scalar.string(origin));
        return values(asked.admin().send(request("GET", "/status").with("headers", headers)));
    }

    private static List<String> values(Answer answer) {
        return answer.headers().stream()
                .filter(field -> field.name().equals("Access-Control-Allow-Origin"))
                .map(Json.Field::value)
                .toList();
    }

    @Test
    void aPlaceToGoOnFromHasToBeOneOfTheSameList() throws IOException {
        assertThat(get("/consumers?offset=WyJ4Il0").body()).contains("\"data\":[]", "\"next\":null");
        assertThat(get("/consumers/b/plugins?offset=%00").body()).contains("\"data\":[]");
        assertThat(get("/consumers?offset=%00").body()).contains("bad base64 encoding");
    }

    @Test
    void anArgumentWithBracketsIsAList() throws IOException {
        assertThat(get("/consumers?tags[]=two").body())
                .contains("-000000000002")
                .doesNotContain("-000000000001");
        assertThat(get("/consumers/b/plugins?size[]=1").body()).contains("size must be a number");
    }

    @Test
    void theSettingHeadersSaysWhatAnAnswerCarries() throws IOException {
        GatewaySettings silent = GatewaySettings.USUAL.with(
                new AnswerSettings(Set.of(), Map.of(), AnswerSettings.USUAL_TYPE, List.of()));

        try (RunningNode quiet = new RunningNode(Clock.systemUTC(), silent)) {
            assertThat(names(quiet.admin().send(request("GET", "/status"))))
                    .doesNotContain("server", "x-kong-admin-latency");
        }
        assertThat(names(get("/status"))).contains("server", "x-kong-admin-latency");
    }

    private static List<String> names(Answer answer) {
        return answer.headers().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Answer get(String target) throws IOException {
        return send("GET", target);
    }

    private static Answer send(String method, String target) throws IOException {
        return node.admin().send(request(method, target));
    }

    private static Answer post(String target, String type, String body) throws IOException {
        MapNode headers = MapNode.empty().with("Content-Type", Scalar.string(type));
        return node.admin()
                .send(request("POST", target).with("headers", headers).with("body", Scalar.string(body)));
    }

    private static MapNode request(String method, String target) {
        return MapNode.empty().with("method", Scalar.string(method)).with("target", Scalar.string(target));
    }
}
