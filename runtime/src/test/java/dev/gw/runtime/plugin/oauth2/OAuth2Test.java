package dev.gw.runtime.plugin.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.TrustedAddresses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OAuth2Test {
    private static final String YAML = """
            consumers:
            - username: ada
              oauth2_credentials:
              - {name: app, client_id: app, client_secret: s3cret}
            oauth2_tokens:
            - {credential: app, access_token: forever, expires_in: 0, scope: read}
            - {credential: app, access_token: old, expires_in: 10, created_at: 1}
            plugins:
            - name: oauth2
              config:
                enable_client_credentials: true
                global_credentials: true
                accept_http_if_already_terminated: true
                hide_credentials: true
                scopes: [read, write]
            """;

    private final PluginFixture fixture = PluginFixture.of(new OAuth2Type(), YAML);

    @Test
    void aTokenOfTheConfigurationIsTaken() {
        Exchange exchange = fixture.get("/x?a=1", "Authorization", "Bearer forever");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().get("X-Consumer-Username")).isEqualTo("ada");
        assertThat(exchange.upstream().headers().get("X-Credential-Identifier")).isEqualTo("app");
        assertThat(exchange.upstream().headers().get("X-Authenticated-Scope")).isEqualTo("read");
        assertThat(exchange.upstream().headers().has("Authorization")).isFalse();
    }

    @Test
    void aTokenInTheQueryIsTakenAndTakenAway() {
        Exchange exchange = fixture.get("/x?a=1&access_token=forever");

        assertThat(exchange.identity())
                .isNotNull()
                .extracting(Identity::credentialIdentifier)
                .isEqualTo("app");
        assertThat(exchange.upstream().query()).isEqualTo("a=1");
    }

    @Test
    void anExpiredAnUnknownAndNoTokenAreRefused() {
        String expired =
                "401 {\"error\":\"invalid_token\",\"error_description\":\"The access token is invalid or has expired\"}";
        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "Bearer old")))
                .isEqualTo(expired);
        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "Bearer none")))
                .isEqualTo(expired);
        assertThat(PluginFixture.answer(fixture.get("/")))
                .isEqualTo("401 {\"error\":\"invalid_request\",\"error_description\":\"The access token is missing\"}");
    }

    @Test
    void aClientGetsATokenForItsOwnCredentials() {
        Exchange answered = token("grant_type=client_credentials&client_id=app&client_secret=s3cret&scope=write");
        String body = PluginFixture.answer(answered);
        Matcher token = Pattern.compile("\"access_token\":\"(\\w{32})\"").matcher(body);

        assertThat(body).startsWith("200 ").contains("\"token_type\":\"bearer\"", "\"expires_in\":7200");
        assertThat(Objects.requireNonNull(answered.response()).headers().get("cache-control"))
                .isEqualTo("no-store");
        assertThat(token.find()).isTrue();
        assertThat(fixture.get("/", "Authorization", "Bearer " + token.group(1))
                        .upstream()
                        .headers()
                        .get("X-Authenticated-Scope"))
                .isEqualTo("write");
    }

    @Test
    void whatIsWrongWithARequestForATokenIsSaid() {
        assertThat(PluginFixture.answer(token("grant_type=client_credentials&client_id=app&client_secret=x")))
                .contains("400 {\"error\":\"invalid_client\"");
        assertThat(PluginFixture.answer(token("grant_type=password")))
                .contains("400 {\"error\":\"unsupported_grant_type\"");
        assertThat(PluginFixture.answer(
                        token("grant_type=client_credentials&client_id=app&client_secret=s3cret&scope=admin")))
                .contains("\\\"admin\\\" is an invalid scope");
        assertThat(PluginFixture.answer(fixture.get("/oauth2/token"))).startsWith("405 {\"error\":\"invalid_method\"");
        assertThat(PluginFixture.answer(fixture.ask("POST", "/oauth2/token", "", "Content-Type", "application/json")))
                .contains("You must use HTTPS");
    }

    private Exchange token(String form) {
        Exchange exchange = fixture.exchange(
                "POST",
                "/oauth2/token",
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Forwarded-Proto",
                "https");
        AddressRange loopback = Objects.requireNonNull(AddressRange.parse("127.0.0.0/8"));
        exchange.settings(new GatewaySettings(
                new TrustedAddresses(List.of(loopback), "X-Real-IP", false),
                GatewaySettings.USUAL.headers(),
                true,
                Map.of(),
                0,
                List.of()));
        return fixture.access(exchange);
    }
}
