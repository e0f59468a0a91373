package dev.gw.runtime.plugin.keyauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @ParameterizedTest
    @CsvSource({
        "/?z=a%20b&y&x=/%7e*,z=a+b&y=&x=%2F%7E*",
        "/?apikey=x&%C3%BC=%zz&&b=,%C3%BC=%25zz&b=",
        "/?%61pikey=x&apikey,",
        "/?,''",
        "/,"
    })
    void hidingWritesTheQueryAnewWhereverTheKeyStood(String target, String query) {
        Exchange exchange = keyAuth("hide_credentials: true").get(target, "apikey", octets("schlüssel"));

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().query()).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b=1&apikey=x&a=%7e&c&a=2|" + FORM + "; charset=utf-8|a=~&a=2&b=1&c",
                "{\"u\": \"/x\"}|application/json|{\"u\":\"/x\"}",
                "[ 1 ]|application/json|[1]",
                "{|application/json|",
                "a=1&b|text/plain|"
            })
    void hidingWritesTheBodyAnewWhereverTheKeyStood(String body, String type, String expected) {
        Exchange exchange = keyAuth("hide_credentials: true, key_in_body: true")
                .ask("POST", "/", body, "Content-Type", type, "apikey", octets("schlüssel"));
        byte[] left = exchange.replacedBody();

        assertThat(left == null ? null : new String(left, StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void aBodyOfATypeThatKongOnlyReadsCantBeHidden() {
        PluginFixture keyAuth = keyAuth("hide_credentials: true, key_in_body: true");

        assertThatThrownBy(() -> keyAuth.ask(
                        "POST", "/", "{}", "Content-Type", "Application/JSON", "apikey", octets("schlüssel")))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyInTwoPartsIsAmbiguous() {
        String twice = PARTS.replace("name=\"a\"", "name=\"apikey\"");
        Exchange exchange = keyAuth("key_in_body: true").ask("POST", "/", octets(twice), "Content-Type", MULTIPART);

        assertThat(PluginFixture.answer(exchange)).contains("Duplicate API key found");
    }

    @Test
    void namesThatAreNoAsciiGoOutAsUtf8() {
        PluginFixture keyAuth = PluginFixture.of(new KeyAuthType(), """
                consumers: [{username: žofie, custom_id: ü, keyauth_credentials: [{key: k}]}]
                plugins: [{name: key-auth, config: {realm: straße}}]
                """);
        Exchange exchange = keyAuth.get("/", "apikey", "k");

        assertThat(exchange.upstream().headers().get("X-Consumer-Username")).isEqualTo(octets("žofie"));
        assertThat(exchange.upstream().headers().get("X-Consumer-Custom-ID")).isEqualTo(octets("ü"));
        assertThat(keyAuth.get("/").response().headers().get("WWW-Authenticate"))
                .isEqualTo("Key realm=\"" + octets("straße") + "\"");
    }

    @Test
    void inABodyThatNginxKeepsInAFileNoKeyIsFound() {
        PluginFixture keyAuth = keyAuth("key_in_body: true");
        String form = "apikey=" + octets("schlüssel") + "&a=" + "x".repeat(10_000);

        assertThat(PluginFixture.answer(keyAuth.ask("POST", "/", form, "Content-Type", FORM)))
                .contains("No API key found");
        assertThat(PluginFixture.answer(
                        keyAuth.ask("POST", "/", form, "Content-Type", FORM, "Content-Length", "10021")))
                .isEqualTo("passed");
    }
}
