package dev.gw.runtime.plugin.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {
    private static PluginFixture cors(String config) {
        return PluginFixture.of(new CorsType(), "plugins: [{name: cors, config: {" + config + "}}]\n");
    }

    /** The headers of an upstream's answer behind the plugin. */
    private static Headers answered(PluginFixture cors, String... headers) {
        Exchange exchange = cors.get("/", headers);
        exchange.respond(Response.service(200, "OK", new Headers().add("Access-Control-Allow-Origin", "upstream")));
        cors.plugin().headerFilter(exchange);
        return exchange.response().headers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "'a.test','b.test' a.test a.test",
                "'https://a.test:443','x' https://a.test https://a.test",
                "'https://a.test','x' https://a.test:443 https://a.test",
                "'http://a.test:443','x' http://a.test ~~",
                "'https://a.test','x' http://a.test ~~",
                "'https://a.test','x' https://u@a.test/path https://a.test",
                "'.*\\.a\\.test' https://x.a.test:8443 https://x.a.test:8443",
                "'.*\\.a\\.test' https://x.a.test.evil ~~",
                "'a\\.test' https://xa.test ~~",
                "'^https?://a\\.test$' http://a.test http://a.test",
                "'https?://a\\.test' https://a.test:8443 ~~",
                "'http://localhost:*' http://localhost http://localhost",
                "'http://localhost:[0-9]+','x' http://localhost:3000 http://localhost:3000",
                "'*','https://a.test' https://evil.test *",
                "'(a+)+$' https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! ~~",
                "'https://a.test' https://evil.test https://a.test"
            })
    void anOriginIsAllowed(String origins, String origin, String allowed) {
        Headers headers = answered(cors("origins: [" + origins + "]"), "Origin", origin);

        assertThat(String.valueOf(headers.get("Access-Control-Allow-Origin")))
                .isEqualTo(allowed.isEmpty() ? "null" : allowed);
        assertThat(headers.get("Vary")).isEqualTo("Origin");
    }

    @Test
    void aListWithoutMethodsIsShownAsItIs() {
        Exchange asked = cors("methods: []")
                .ask("OPTIONS", "/", "", "Origin", "https://a.test", "Access-Control-Request-Method", "PUT");

        assertThat(asked.response().headers().get("Access-Control-Allow-Methods"))
                .isEmpty();
    }

    @Test
    void withoutAnOriginAListAllowsNone() {
        assertThat(answered(cors("origins: [a, b]")).get("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void credentialsForEverybodyNameTheOrigin() {
        Headers headers = answered(cors("credentials: true"), "Origin", "https://a.test");

        assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo("https://a.test");
        assertThat(headers.get("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answered(cors("credentials: true")).get("Access-Control-Allow-Credentials"))
                .isNull();
    }

    @Test
    void anEmptyOriginIsMoreThanKongCanRead() {
        PluginFixture fixture = cors("origins: ['http://a.test', 'http://b.test']");

        assertThatThrownBy(() -> fixture.ask("OPTIONS", "/", "", "Origin", "", "Access-Control-Request-Method", "GET"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAnswerToAPreflightIsNotMarkedAgain() {
        PluginFixture cors = cors("exposed_headers: [X-E], max_age: 1.5");
        Exchange exchange =
                cors.ask("OPTIONS", "/", "", "Origin", "https://a.test", "Access-Control-Request-Method", "PUT");
        cors.plugin().headerFilter(exchange);

        assertThat(exchange.response().headers().toString()).isEqualTo("""
                Access-Control-Allow-Origin: *
                Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE,OPTIONS,TRACE,CONNECT
                Access-Control-Max-Age: 1.5
                """);
    }

    @Test
    void aPreflightMayBeLeftToTheUpstream() {
        PluginFixture cors = cors("preflight_continue: true");
        Exchange exchange =
                cors.ask("OPTIONS", "/", "", "Origin", "https://a.test", "Access-Control-Request-Method", "PUT");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
    }
}
