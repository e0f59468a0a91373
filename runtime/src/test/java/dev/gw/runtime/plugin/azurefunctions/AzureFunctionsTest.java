package dev.gw.runtime.plugin.azurefunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.llm.Provider;
import dev.gw.runtime.plugin.PluginFixture;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureFunctionsTest {
    private final Provider azure = new Provider();

    @AfterEach
    void stop() {
        azure.close();
    }

    /** The host is appname.hostdomain, so 127 and 0.0.1 name this machine. */
    private PluginFixture plugin(String more) {
        return PluginFixture.of(
                new AzureFunctionsType(),
                "plugins: [{name: azure-functions, config: {appname: '127', hostdomain: '0.0.1:" + azure.port()
                        + "', https: false, " + more + "}}]\n");
    }

    @Test
    void theFunctionAnswersInThePlaceOfTheService() {
        azure.says(Map.of("X-Of-Azure", "1"), "hello");
        Exchange exchange = plugin("functionname: orders").ask("POST", "/x?a=1&b", "body", "X-Client", "c");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("200 hello");
        assertThat(Objects.requireNonNull(exchange.response()).headers().get("X-Of-Azure"))
                .isEqualTo("1");
        assertThat(exchange.response().headers().get("Via")).isEqualTo("1.1 kong/3.9.1");
        assertThat(azure.asked().line()).isEqualTo("POST /api/orders?a=1&b");
        assertThat(azure.asked().body()).isEqualTo("body");
        assertThat(azure.asked().header("X-client")).isEqualTo("c");
        assertThat(azure.asked().header("Host")).isEqualTo("127.0.0.1:" + azure.port());
    }

    @Test
    void theKeyOfTheConfigurationTakesThePlaceOfTheClients() {
        plugin("functionname: f, apikey: secret, clientid: me")
                .get("/", "x-functions-key", "stolen", "x-functions-clientid", "other");

        assertThat(azure.asked().headers().get("X-functions-key")).containsExactly("secret");
        assertThat(azure.asked().headers().get("X-functions-clientid")).containsExactly("me");
    }

    @Test
    void aBodyThatDoesNotFitIntoMemoryIsNotPassedOn() {
        plugin("functionname: f").ask("POST", "/", "x".repeat(20_000));

        assertThat(azure.asked().body()).isEmpty();
    }

    @Test
    void withoutAKeyNoneIsPassedOn() {
        plugin("functionname: f").get("/", "x-functions-key", "stolen");

        assertThat(azure.asked().headers()).doesNotContainKey("X-functions-key");
    }

    @ParameterizedTest
    @CsvSource({
        "/, orders, /orders",
        "/api/v2/, /orders/, /api/v2/orders",
        "///, a/b, /a/b",
    })
    void thePathHasOneSlashBetweenItsParts(String prefix, String function, String path) {
        plugin("routeprefix: '" + prefix + "', functionname: '" + function + "'")
                .get("/");

        assertThat(azure.asked().line()).isEqualTo("GET " + path);
    }

    @Test
    void theFunctionsStatusIsTheAnswers() {
        azure.says(404, "text/plain", "none");

        assertThat(PluginFixture.answer(plugin("functionname: f").get("/"))).isEqualTo("404 none");
    }

    @Test
    void aBodyThatDoesNotFitIntoMemoryIsNotPassedOnAsInKong() {
        plugin("functionname: f").ask("POST", "/", "x".repeat(8193));
        assertThat(azure.asked().body()).isEmpty();

        plugin("functionname: f").ask("POST", "/", "x".repeat(8192));
        assertThat(azure.asked().body()).hasSize(8192);
    }

    @Test
    void aFunctionThatCannotBeReachedIsAnError() {
        azure.close();

        assertThat(PluginFixture.answer(plugin("functionname: f").get("/")))
                .isEqualTo("500 {\"message\":\"An unexpected error occurred\"}");
    }
}
