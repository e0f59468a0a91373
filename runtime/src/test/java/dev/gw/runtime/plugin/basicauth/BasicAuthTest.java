package dev.gw.runtime.plugin.basicauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthTest {
    private static final String UNAUTHORIZED = PluginFixture.error(401, "Unauthorized");

    private static PluginFixture basic(String config, String password, String more) {
        return PluginFixture.of(new BasicAuthType(), more + """
                consumers:
                - id: 2f9b1f3e-5a3c-4c2e-9d57-0a4a0d9d7c11
                  username: alice
                  basicauth_credentials: [{username: älice, password: "%s"}]
                plugins: [{name: basic-auth, config: {%s}}]
                """.formatted(password, config));
    }

    private static String header(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"älice:p:w", ":älice:p:w", "::älice:p:w", "älice:p:w\nrest"})
    void nameAndPasswordAreTaken(String text) {
        Exchange exchange = basic("", "p:w", "").get("/", "Authorization", header(text));

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().get("X-Consumer-Username")).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"älice:p:", "älice:P:W", "älice:p:w ", "alice:p:w", "älice", ":", "älice:", ""})
    void anythingElseIsRefused(String text) {
        assertThat(PluginFixture.answer(basic("", "p:w", "").get("/", "Authorization", header(text))))
                .isEqualTo(UNAUTHORIZED);
    }

    @Test
    void theHashIsNoPassword() {
        String hash = "5d2f4c1a0f3f6a3c0d9d2a8d5be2b6f1b1c1f0aa";
        PluginFixture hashed = basic("", hash, "_transform: false\n");

        assertThat(PluginFixture.answer(hashed.get("/", "Authorization", header("älice:" + hash))))
                .isEqualTo(UNAUTHORIZED);
    }

    @Test
    void hashesAreTakenWhereTheConfigurationHoldsThem() {
        // SHA-1 of "p:w" and the consumer's id
        PluginFixture hashed = basic("", "a6dda2bc771cd9351aaea7c1330eff2439287a10", "_transform: false\n");

        assertThat(PluginFixture.answer(hashed.get("/", "Authorization", header("älice:p:w"))))
                .isEqualTo("passed");
    }

    @Test
    void aUserOfProxyAuthorizationCountsFirst() {
        PluginFixture basic = basic("hide_credentials: true", "p", "");

        Exchange wrong = basic.get("/", "Proxy-Authorization", header("älice:x"), "Authorization", header("älice:p"));
        Exchange unknown =
                basic.get("/", "Proxy-Authorization", header("nobody:x"), "Authorization", header("älice:p"));

        assertThat(PluginFixture.answer(wrong)).isEqualTo(UNAUTHORIZED);
        assertThat(PluginFixture.answer(unknown)).isEqualTo("passed");
        assertThat(unknown.upstream().headers().has("Authorization")).isFalse();
        assertThat(unknown.upstream().headers().has("Proxy-Authorization")).isFalse();
    }
}
