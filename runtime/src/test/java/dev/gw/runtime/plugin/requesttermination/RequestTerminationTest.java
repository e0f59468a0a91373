package dev.gw.runtime.plugin.requesttermination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTerminationTest {
    private static PluginFixture termination(String config) {
        return PluginFixture.of(
                new RequestTerminationType(), "plugins: [{name: request-termination, config: {" + config + "}}]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "302,302 Found",
        "403,403 Forbidden",
        "410,410 Gone",
        "429,429 Too Many Requests",
        "501,501 Not Implemented"
    })
    void anErrorWithoutAMessageIsAPageOfNginx(int status, String title) {
        Exchange exchange = termination("status_code: " + status).get("/");

        assertThat(PluginFixture.answer(exchange))
                .contains("<head><title>" + title + "</title></head>", "<center><h1>" + title + "</h1></center>");
    }

    @Test
    void forSomeStatusesThePageIsKongs() {
        Exchange exchange = termination("status_code: 400").get("/", "Accept", "text/html");

        assertThat(PluginFixture.answer(exchange)).startsWith("400 ").contains("<p>Bad request.</p>");
        assertThat(PluginFixture.answer(termination("status_code: 413").get("/")))
                .isEqualTo("413 Payload too largerequest_id: " + PluginFixture.ID);
    }

    @ParameterizedTest
    @CsvSource({"200", "204", "304", "418", "426", "451", "599"})
    void aStatusWithoutAPageHasNoBody(int status) {
        assertThat(PluginFixture.answer(termination("status_code: " + status).get("/")))
                .isEqualTo(status + " ");
    }

    private static Map<?, ?> echoed(Exchange exchange) {
        String body = new String(exchange.response().body(), StandardCharsets.ISO_8859_1);
        return (Map<?, ?>) ((Map<?, ?>) Cjson.decode(body)).get("request");
    }

    @Test
    void theEchoShowsQueryAndBodyAsPluginsReadThem() {
        PluginFixture echo = termination("echo: true");
        Map<?, ?> json = echoed(echo.ask("POST", "/?a=1&flag&a=2", "{\"x\":[]}", "Content-Type", "application/json"));

        assertThat(json.get("query").toString()).isEqualTo("{a=[1, 2], flag=true}");
        assertThat(json.get("body")).isEqualTo(Map.of("x", List.of()));
        assertThat(json.get("raw_body")).isEqualTo("{\"x\":[]}");
        Map<?, ?> form =
                echoed(echo.ask("POST", "/", "a=%20&b&a=", "Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.get("body").toString()).isEqualTo("{a=[ , ], b=true}");
        assertThat(echoed(echo.ask("POST", "/", "text", "Content-Type", "text/plain"))
                        .containsKey("body"))
                .isFalse();
    }

    @Test
    void theEchoNamesTheNodeAndShowsRouteAndServiceAsTheyWereLoaded() {
        Exchange exchange = termination("echo: true").get("/");
        Map<?, ?> body = (Map<?, ?>) Cjson.decode(new String(exchange.response().body(), StandardCharsets.ISO_8859_1));

        assertThat(((Map<?, ?>) body.get("kong")).keySet().toString()).isEqualTo("[node_id, worker_pid, hostname]");
        for (String entity : List.of("matched_route", "matched_service")) {
            assertThat(((Map<?, ?>) body.get(entity)).keySet().toString())
                    .contains("id", "ws_id", "created_at", "updated_at", "name")
                    .doesNotContain("tags");
        }
    }

    @Test
    void theEchoShowsTheRequestAsOtherPluginsLeftIt() {
        PluginFixture echo = termination("echo: true");
        Exchange exchange = echo.exchange("GET", "/?a=1", "");
        exchange.upstream().headers().set("X-Consumer-Username", "alice");
        exchange.upstream().query("b=2");
        Map<?, ?> request = echoed(echo.access(exchange));

        assertThat(request.get("query")).isEqualTo(Map.of("b", "2"));
        assertThat(request.get("headers").toString()).contains("x-consumer-username=alice");
    }
}
