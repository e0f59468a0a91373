package dev.gw.runtime.plugin.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String CONSUMER = "3f2e8a1c-0000-4000-8000-000000000001";
    private static final String YAML = "consumers: [{id: " + CONSUMER + ", username: ada}]\n"
            + "plugins: [{name: session, config: {secret: abcdefghijklmnop, logout_methods: [POST], cookie_secure:"
            + " false}}]\n";

    @Test
    void whoWasRecognisedOnceIsRecognisedByTheCookie() {
        String cookie = begin(at(Duration.ZERO));
        Exchange later = at(Duration.ofMinutes(10)).get("/", "Cookie", "a=b; " + pair(cookie));

        assertThat(cookie).endsWith("; Path=/; SameSite=Strict; HttpOnly");
        assertThat(later.identity())
                .isNotNull()
                .extracting(Identity::consumerId)
                .isEqualTo(CONSUMER);
        assertThat(later.upstream().headers().get("X-Consumer-Username")).isEqualTo("ada");
        assertThat(later.upstream().headers().get("X-Credential-Identifier")).isEqualTo("key-1");
    }

    @Test
    void aSessionThatIsUsedGoesOnWithANewCookie() {
        String cookie = begin(at(Duration.ZERO));
        Exchange later = at(Duration.ofMinutes(10)).get("/", "Cookie", pair(cookie));
        String again = Objects.requireNonNull(later.answerHeaders().get("Set-Cookie"));

        assertThat(at(Duration.ofMinutes(20)).get("/", "Cookie", pair(again)).identity())
                .isNotNull();
        assertThat(at(Duration.ofMinutes(20)).get("/", "Cookie", pair(cookie)).identity())
                .as("idle for longer than 15 minutes")
                .isNull();
    }

    @Test
    void aChangedOrForeignCookieIsNoSession() {
        String cookie = pair(begin(at(Duration.ZERO)));
        String changed = cookie.substring(0, 20) + (cookie.charAt(20) == 'A' ? 'B' : 'A') + cookie.substring(21);

        assertThat(at(Duration.ZERO).get("/", "Cookie", changed).identity()).isNull();
        assertThat(at(Duration.ZERO).get("/", "Cookie", "session=x").identity()).isNull();
    }

    @Test
    void loggingOutTakesTheCookieAway() {
        String cookie = pair(begin(at(Duration.ZERO)));
        Exchange exchange = at(Duration.ZERO).ask("POST", "/?session_logout=1", "", "Cookie", cookie);

        assertThat(PluginFixture.answer(exchange)).isEqualTo("200 ");
        assertThat(Objects.requireNonNull(exchange.response()).headers().get("Set-Cookie"))
                .startsWith("session=;")
                .contains("Max-Age=0");
        assertThat(at(Duration.ZERO).get("/?session_logout=1", "Cookie", cookie).response())
                .as("GET is no method for it")
                .isNull();
    }

    @Test
    void theCookieSaysWhereItCounts() {
        assertThat(begin(at(Duration.ZERO))).endsWith("; Path=/; SameSite=Strict; HttpOnly");
        assertThat(begin(PluginFixture.of(
                        new SessionType(),
                        YAML.replace("cookie_secure", "cookie_domain: a.test, cookie_same_site: None, cookie_secure"))))
                .endsWith("; Domain=a.test; Path=/; SameSite=None; Secure; HttpOnly");
        assertThat(begin(PluginFixture.of(
                        new SessionType(), YAML.replace("cookie_secure", "cookie_domain: localhost, cookie_secure"))))
                .doesNotContain("Domain");
    }

    @Test
    void loggingOutMayBeAskedForInTheBody() {
        PluginFixture fixture = PluginFixture.of(
                new SessionType(), YAML.replace("cookie_secure", "read_body_for_logout: true, cookie_secure"));
        String cookie = pair(begin(fixture));
        String json = "application/json";

        assertThat(PluginFixture.answer(
                        fixture.ask("POST", "/", "{\"session_logout\":true}", "Cookie", cookie, "Content-Type", json)))
                .isEqualTo("200 ");
        assertThat(PluginFixture.answer(
                        fixture.ask("POST", "/", "{\"x\":\"session_logout\"}", "Cookie", cookie, "Content-Type", json)))
                .isEqualTo("passed");
    }

    @Test
    void anAnonymousClientGetsNoCookie() {
        PluginFixture fixture = at(Duration.ZERO);
        Exchange exchange = fixture.get("/");
        exchange.identify(new Identity(consumer(), null, null));
        exchange.respond(Response.error(200, new Headers(), new byte[0]));
        fixture.plugin().headerFilter(exchange);

        assertThat(Objects.requireNonNull(exchange.response()).headers().has("Set-Cookie"))
                .isFalse();
    }

    private static PluginFixture with(String more, Duration later) {
        Clock clock = Clock.fixed(PluginFixture.NOW.plus(later), ZoneOffset.UTC);
        return PluginFixture.of(
                new SessionType(), YAML.replace("cookie_secure", more + ", cookie_secure"), clock, new PluginState());
    }

    @Test
    void aClientThatIsRememberedGetsANewSessionWhenItsOwnHasEnded() {
        List<String> begun = begun(with("remember: true", Duration.ZERO));
        assertThat(begun).hasSize(2);
        assertThat(begun.get(1)).startsWith("remember=").contains("; Expires=").endsWith("; Max-Age=604800");

        String both = pair(begun.get(0)) + "; " + pair(begun.get(1));
        Exchange later = with("remember: true", Duration.ofDays(2)).get("/", "Cookie", both);

        assertThat(later.identity())
                .isNotNull()
                .extracting(Identity::consumerId)
                .isEqualTo(CONSUMER);
        assertThat(later.answerHeaders().all("Set-Cookie")).hasSize(2);
        assertThat(with("remember: true", Duration.ofDays(8))
                        .get("/", "Cookie", both)
                        .identity())
                .as("remembered for seven days")
                .isNull();
        assertThat(at(Duration.ofDays(2)).get("/", "Cookie", both).identity()).isNull();
    }

    @Test
    void loggingOutForgetsWhoWasRemembered() {
        String cookie = pair(begun(with("remember: true", Duration.ZERO)).get(0));
        Exchange exchange =
                with("remember: true", Duration.ZERO).ask("POST", "/?session_logout=1", "", "Cookie", cookie);

        assertThat(Objects.requireNonNull(exchange.response()).headers().all("Set-Cookie"))
                .satisfiesExactly(
                        session -> assertThat(session).startsWith("session=;"),
                        remember -> assertThat(remember).startsWith("remember=;"));
    }

    @Test
    void serviceAndClientAreToldWhatIsWantedOfTheSession() {
        String more = "request_headers: [id, subject, timeout], response_headers: [audience, rolling-timeout]";
        PluginFixture later = with(more, Duration.ofMinutes(10));
        Exchange exchange = later.get("/", "Cookie", pair(begin(with(more, Duration.ZERO))));

        assertThat(exchange.upstream().headers().get("Session-Id")).hasSize(43);
        assertThat(exchange.upstream().headers().get("Session-Subject")).isEqualTo(CONSUMER);
        assertThat(exchange.upstream().headers().get("Session-Timeout"))
                .as("the idling timeout, which began anew")
                .isEqualTo("900");
        assertThat(exchange.answerHeaders().get("Session-Audience")).isEqualTo("default");
        assertThat(exchange.answerHeaders().get("Session-Rolling-Timeout")).isEqualTo("3000");
    }

    @Test
    void theLogSaysWhoseTheCredentialIs() {
        Exchange exchange = at(Duration.ofMinutes(1)).get("/", "Cookie", pair(begin(at(Duration.ZERO))));
        exchange.respond(Response.error(200, new Headers(), new byte[0]));

        assertThat(JsonWriter.compact(new LogSerializer(0).entry(exchange)))
                .contains("\"authenticated_entity\":{\"id\":\"key-1\",\"consumer_id\":\"" + CONSUMER + "\"}");
    }

    private static List<String> begun(PluginFixture fixture) {
        Exchange exchange = fixture.get("/");
        exchange.identify(new Identity(consumer(), "key-1", "key-1"));
        exchange.respond(Response.error(200, new Headers(), new byte[0]));
        fixture.plugin().headerFilter(exchange);
        return Objects.requireNonNull(exchange.response()).headers().all("Set-Cookie");
    }

    private static String begin(PluginFixture fixture) {
        return begun(fixture).get(0);
    }

    private static Entity consumer() {
        return new Entity(EntityKind.CONSUMERS, CONSUMER, MapNode.empty(), MapNode.empty());
    }

    private static String pair(String cookie) {
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static PluginFixture at(Duration later) {
        Clock clock = Clock.fixed(PluginFixture.NOW.plus(later), ZoneOffset.UTC);
        return PluginFixture.of(new SessionType(), YAML, clock, new PluginState());
    }
}
