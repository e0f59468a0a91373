package dev.gw.runtime.plugin.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAuthTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=xyz";
    private static final String PARTS = """
            --xyz\r
            Content-Disposition: form-data; name="a"\r
            \r
            1\r
            --xyz\r
            Content-Disposition: form-data; name="apikey"\r
            \r
            schlüssel\r
            --xyz--\r
            """;

    private static PluginFixture keyAuth(String config) {
        return PluginFixture.of(new KeyAuthType(), """
                consumers:
                - username: alice
                  keyauth_credentials: [{key: schlüssel}, {key: old, ttl: 3600}]
                plugins: [{name: key-auth, config: {%s}}]
                """.formatted(config));
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apikey=schlüssel|" + FORM + "|passed",
                "apikey=schl%C3%BCssel&a=1|" + FORM + "|passed",
                "apikey=schlüssel&apikey=x|" + FORM + "|401 {\"message\":\"Duplicate API key found",
                "apikey|" + FORM + "|401 {\"message\":\"No API key found in request",
                "{\"apikey\":\"schlüssel\"}|application/json; charset=utf-8|passed",
                "{\"apikey\":[\"schlüssel\"]}|application/json|401 {\"message\":\"Duplicate API key found",
                "{\"apikey\":1}|application/json|401 {\"message\":\"No API key found in request",
                "[\"apikey\"]|application/json|401 {\"message\":\"No API key found in request",
                "{\"apikey\"|application/json|401 {\"message\":\"No API key found in request",
                "apikey=schlüssel|text/plain|401 {\"message\":\"No API key found in request"
            })
    void aKeyMayStandInTheBody(String body, String type, String start) {
        Exchange exchange = keyAuth("key_in_body: true").ask("POST", "/", octets(body), "Content-Type", type);

        assertThat(PluginFixture.answer(exchange)).startsWith(start);
    }

    @Test
    void aPartOfAMultipartBodyIsHidden() {
        Exchange exchange = keyAuth("key_in_body: true, hide_credentials: true")
                .ask("POST", "/", octets(PARTS), "Content-Type", MULTIPART);

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(new String(exchange.replacedBody(), StandardCharsets.UTF_8))
                .isEqualTo("--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xyz--\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "first,'',second,schlüssel,401",
        "second,schlüssel,x-none,x,passed",
        "first-key,schlüssel,x-none,x,passed",
        "first,schlüssel,second,wrong,passed"
    })
    void theFirstNameThatIsSentCountsEvenWhenItIsEmpty(
            String name, String value, String other, String otherValue, String start) {
        Exchange exchange = keyAuth("key_names: [first, first_key, second]")
                .get("/", name, octets(value), other, octets(otherValue));

        assertThat(PluginFixture.answer(exchange)).startsWith(start);
    }

    @Test
    void aNameWithoutAValueInTheQueryIsNoKey() {
        PluginFixture keyAuth = keyAuth("");

        assertThat(PluginFixture.answer(keyAuth.get("/?apikey")))
                .isEqualTo(PluginFixture.error(401, "No API key found in request"));
        assertThat(PluginFixture.answer(keyAuth.get("/?apikey&apikey=schl%C3%BCssel")))
                .isEqualTo(PluginFixture.error(401, "Duplicate API key found"));
    }

    @Test
    void aTimeToLiveIsTheMomentOfExpiryAsKongReadsItWithoutADatabase() {
        assertThat(PluginFixture.answer(keyAuth("").get("/", "apikey", "old")))
                .isEqualTo(PluginFixture.error(401, "Unauthorized"));
    }
}
