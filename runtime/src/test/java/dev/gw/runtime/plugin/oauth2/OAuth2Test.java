package dev.gw.runtime.plugin.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.TrustedAddresses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuth2Test {
    private static final String YAML = """
            consumers:
            - username: ada
              oauth2_credentials:
              - {name: app, client_id: app, client_secret: s3cret, redirect_uris: ['https://app.test/cb?a=1']}
              - {name: spa, client_id: spa, client_type: public, redirect_uris: ['https://spa.test/']}
            oauth2_tokens:
            - {credential: app, access_token: forever, expires_in: 0, scope: read, refresh_token: again}
            - {credential: app, access_token: old, expires_in: 10, created_at: 1}
            plugins:
            - name: oauth2
              config:
                enable_client_credentials: true
                enable_password_grant: true
                enable_authorization_code: true
                provision_key: pk
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
        assertThat(PluginFixture.answer(token("grant_type=x&client_id=app&client_secret=s3cret")))
                .contains("400 {\"error\":\"unsupported_grant_type\"");
        assertThat(PluginFixture.answer(
                        token("grant_type=client_credentials&client_id=app&client_secret=s3cret&scope=admin")))
                .contains("\\\"admin\\\" is an invalid scope");
        assertThat(PluginFixture.answer(fixture.get("/oauth2/token"))).startsWith("405 {\"error\":\"invalid_method\"");
        assertThat(PluginFixture.answer(fixture.ask("POST", "/oauth2/token", "", "Content-Type", "application/json")))
                .contains("You must use HTTPS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant_type=x                                                        | invalid_client",
                "grant_type=password&client_id=app&client_secret=no                  | invalid_client",
                "grant_type=password&client_id=app&client_secret=s3cret              | invalid_provision_key",
                "grant_type=password&client_id=app&client_secret=s3cret&provision_key=pk | invalid_authenticated_userid",
                "grant_type=password&client_id=app&client_secret=s3cret&redirect_uri=x | invalid_request",
                "grant_type=password&client_id=spa&client_secret=x                   | client_secret is disallowed",
                "grant_type=authorization_code&client_id=spa                         | Invalid code",
                "grant_type=refresh_token&client_id=app&client_secret=s3cret         | Invalid refresh_token",
                "grant_type=refresh_token&client_id=spa&refresh_token=again          | invalid_client",
                "grant_type=client_credentials&client_id=no                          | invalid_client"
            })
    void ofSeveralProblemsTheLastThatKongFindsIsSaid(String form, String problem) {
        assertThat(PluginFixture.answer(token(form))).startsWith("400 ").contains(problem);
    }

    @Test
    void whatNeedsADatabaseFailsAsInKong() {
        String failed = PluginFixture.error(500, "An unexpected error occurred");

        assertThat(PluginFixture.answer(token("grant_type=password&client_id=app&client_secret=s3cret&provision_key=pk"
                        + "&authenticated_userid=ada")))
                .isEqualTo(failed);
        assertThat(PluginFixture.answer(
                        token("grant_type=refresh_token&client_id=app&client_secret=s3cret&refresh_token=again")))
                .isEqualTo(failed);
        assertThat(PluginFixture.answer(
                        authorize("client_id=app&response_type=code&provision_key=pk" + "&authenticated_userid=ada")))
                .isEqualTo(failed);
    }

    @Test
    void whoAsksWithAHeaderIsChallenged() {
        Exchange exchange = endpoint("/oauth2/token", "grant_type=password", "Authorization", "Basic eDp5");

        assertThat(PluginFixture.answer(exchange)).startsWith("401 {\"error\":\"invalid_client\"");
        assertThat(exchange.response().headers().get("www-authenticate")).isEqualTo("Basic realm=\"OAuth2.0\"");
    }

    @Test
    void whatIsWrongWithARequestForAnAuthorizationGoesToTheClient() {
        String user = "&provision_key=pk&authenticated_userid=ada";

        assertThat(PluginFixture.answer(authorize("client_id=app"))).contains("\"error\":\"invalid_provision_key\"");
        assertThat(PluginFixture.answer(authorize("client_id=no" + user))).contains("\"error\":\"invalid_client\"");
        assertThat(PluginFixture.answer(authorize("client_id=app&state=s&response_type=x" + user)))
                .isEqualTo("400 {\"redirect_uri\":\"https://app.test/cb?a=1&error=unsupported_response_type"
                        + "&error_description=Invalid%20response_type&state=s\"}");
        assertThat(PluginFixture.answer(authorize("client_id=spa&response_type=code" + user)))
                .contains("https://spa.test/?error=invalid_request")
                .contains("code_challenge%20is%20required%20for%20public%20clients");
    }

    @Test
    void aGlobalTokenIsNamedWhereItDoesNotCount() {
        PluginFixture local = PluginFixture.of(new OAuth2Type(), YAML.replace("global_credentials: true", ""));

        assertThat(PluginFixture.answer(local.get("/", "Authorization", "Bearer forever")))
                .startsWith("401 {\"error\":\"invalid_token\",\"error_description\":\"The access token is global");
    }

    @Test
    void aTokenInAFormIsTakenAway() {
        Exchange exchange = fixture.ask(
                "POST", "/", "b=2&access_token=forever&a=1", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(new String(exchange.replacedBody(), StandardCharsets.UTF_8)).isEqualTo("a=1&b=2");
    }

    private Exchange token(String form) {
        return endpoint("/oauth2/token", form);
    }

    private Exchange authorize(String form) {
        return endpoint("/oauth2/authorize", form);
    }

    private Exchange endpoint(String path, String form, String... more) {
        Exchange exchange = fixture.exchange(
                "POST", path, form, "Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-Proto", "https");
        AddressRange loopback = Objects.requireNonNull(AddressRange.parse("127.0.0.0/8"));
        for (int i = 0; i < more.length; i += 2) {
            exchange.upstream().headers().set(more[i], more[i + 1]);
        }
        exchange.settings(GatewaySettings.USUAL.with(
                Entrance.USUAL.trusting(new TrustedAddresses(List.of(loopback), "X-Real-IP", false))));
        return fixture.access(exchange);
    }
}
