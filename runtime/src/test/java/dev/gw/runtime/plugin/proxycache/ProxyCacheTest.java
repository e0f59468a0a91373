package dev.gw.runtime.plugin.proxycache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyCacheTest {
    private static PluginFixture cache(String more) {
        return PluginFixture.of(
                new ProxyCacheType(),
                "plugins: [{name: proxy-cache, config: {strategy: memory, response_code: [200, 204, 304], " + more
                        + "}}]\n");
    }

    /** Sends a request of which the upstream answers what was not in the cache; says what the cache said of it. */
    private static String status(PluginFixture fixture, int status, Exchange exchange) {
        fixture.access(exchange);
        if (exchange.response() == null) {
            Headers headers = new Headers().add("Content-Type", "application/json");
            exchange.respond(Response.service(status, "", headers));
            fixture.plugin().headerFilter(exchange);
            Response response = Objects.requireNonNull(exchange.response());
            response.bodyPassed(new byte[] {'x'});
            response.bodyEnded();
        }
        return String.valueOf(
                Objects.requireNonNull(exchange.response()).headers().get("X-Cache-Status"));
    }

    @Test
    void theSecondRequestIsAHit() {
        PluginFixture fixture = cache("");

        assertThat(status(fixture, 200, fixture.exchange("GET", "/a", ""))).isEqualTo("Miss");
        assertThat(status(fixture, 200, fixture.exchange("GET", "/a", ""))).isEqualTo("Hit");
    }

    @Test
    void whatIsStoredShowsItsKeyAndEveryFieldOfTheAnswer() {
        PluginState state = new PluginState();
        Clock clock = Clock.fixed(PluginFixture.NOW, ZoneOffset.UTC);
        PluginFixture fixture = PluginFixture.of(
                new ProxyCacheType(), "plugins: [{name: proxy-cache, config: {strategy: memory}}]\n", clock, state);
        Exchange first = fixture.exchange("GET", "/a", "");
        fixture.access(first);
        Headers headers =
                first.answerHeaders().copy().add("Keep-Alive", "timeout=5").add("Content-Type", "text/plain");
        String key = String.valueOf(headers.get("X-Cache-Key"));
        first.respond(Response.service(200, "", headers));
        fixture.plugin().headerFilter(first);
        Response response = Objects.requireNonNull(first.response());
        response.bodyPassed(new byte[] {'x'});
        response.bodyEnded();

        Headers stored =
                Objects.requireNonNull(ResponseCache.of(state, clock).find(key)).headers();
        Exchange second = fixture.exchange("GET", "/a", "");
        fixture.access(second);

        assertThat(stored.get("X-Cache-Key")).isEqualTo(key);
        assertThat(stored.get("X-Cache-Status")).isEqualTo("Miss");
        assertThat(stored.has("Keep-Alive")).isTrue();
        assertThat(Objects.requireNonNull(second.response()).headers().has("Keep-Alive"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HEAD,200", "GET,204", "GET,304"})
    void anAnswerWithoutABodyIsNeverStored(String method, int status) {
        PluginFixture fixture = cache("");

        assertThat(status(fixture, status, fixture.exchange(method, "/a", ""))).isEqualTo("Miss");
        assertThat(status(fixture, status, fixture.exchange(method, "/a", ""))).isEqualTo("Miss");
    }

    @Test
    void argumentsOfWhichOneHasNoValueCannotBeSorted() {
        PluginFixture fixture = cache("");

        assertThatThrownBy(() -> fixture.get("/a?x&x=1")).isInstanceOf(IllegalStateException.class);
        assertThat(status(fixture, 200, fixture.exchange("GET", "/a?x&y=1", "")))
                .isEqualTo("Miss");
        assertThat(status(fixture, 200, fixture.exchange("GET", "/a?y=1&x", "")))
                .isEqualTo("Hit");
    }

    @Test
    void aFieldThatAnswersVaryWithMayBeNamedWithUnderscores() {
        PluginFixture fixture = cache("vary_headers: [x_tenant]");

        assertThat(status(fixture, 200, fixture.exchange("GET", "/a", "", "X-Tenant", "1")))
                .isEqualTo("Miss");
        assertThat(status(fixture, 200, fixture.exchange("GET", "/a", "", "X-Tenant", "2")))
                .isEqualTo("Miss");
        assertThat(status(fixture, 200, fixture.exchange("GET", "/a", "", "X-Tenant", "1")))
                .isEqualTo("Hit");
    }

    @Test
    void theKeyIsMadeOfOctets() {
        PluginFixture fixture = cache("");
        Exchange exchange = fixture.get("/a\u00c3\u00a9?q=%C3%A9");

        // SHA-256 of the route's id, GET, "GET /a" with the two octets of an e with an accent, and "q=" with the same
        assertThat(exchange.answerHeaders().get("X-Cache-Key"))
                .isEqualTo(Sha256.of(exchange.route().id() + "|GET|GET /a\u00e9|q=\u00e9|"));
    }

    @Test
    void aDirectiveEndsBeforeItsEqualsSign() {
        assertThat(new Directives(List.of("max-age=, no-store")).has("max-age")).isTrue();
        assertThat(new Directives(List.of("no-cache , x")).has("no-cache")).isFalse();
        assertThat(new Directives(List.of("a, max-age=5")).seconds("max-age")).isEqualTo(5);
    }
}
