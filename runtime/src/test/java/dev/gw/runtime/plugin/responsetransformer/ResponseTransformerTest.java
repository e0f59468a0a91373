package dev.gw.runtime.plugin.responsetransformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTransformerTest {
    private static Response filtered(String config, Response response) {
        PluginFixture plugin = PluginFixture.of(
                new ResponseTransformerType(), "plugins: [{name: response-transformer, config: {" + config + "}}]\n");
        Exchange exchange = plugin.get("/");
        exchange.respond(response);
        plugin.plugin().headerFilter(exchange);
        return exchange.response();
    }

    private static String json(String config, String type, String body) {
        Response response = filtered(config, Response.service(200, "OK", new Headers().add("Content-Type", type)));
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        return new String(response.transformed(octets), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "add: {json: [\"n:0x10\", \"b:true\", \"c:yes\", \"s:1\"], json_types: [number, boolean, boolean]}|{}"
                        + "|{\"s\":\"1\",\"c\":false,\"b\":true,\"n\":16}",
                "add: {json: [\"n:one\"], json_types: [number]}|{\"a\":1}|{\"a\":1}",
                "add: {json: [\"a:1\"]}|{\"a\":false}|{\"a\":\"1\"}",
                "add: {json: [\"a:1\"]}|{\"a\":null}|{\"a\":null}",
                "add: {json: ['a:\"q\" http://x \\']}|{}|{\"a\":\"\\\"q\\\" http://x \\\\\\\\\"}",
                "replace: {json: [\"a:1\", \"z:1\"]}|{\"a\":[1]}|{\"a\":\"1\"}",
                "replace: {json: [\"a:1\"]}|{\"a\":false}|{\"a\":false}",
                "rename: {json: [\"a:b\", \"c:d\"]}|{\"a\":false}|{\"b\":false}",
                "remove: {json: [\"a\"]}|{\"a\":1}|{}",
                "append: {json: [\"a:2\", \"b:x\"], json_types: [number]}|{\"a\":[1]}|{\"b\":[\"x\"],\"a\":[1,2]}",
                "remove: {json: [\"a\"]}|[ 1 ]|[1]",
                "remove: {json: [\"a\"]}|\"text\"|\"text\"",
                "remove: {json: [\"a\"]}|not json|not json"
            })
    void aJsonBodyIsChanged(String config, String body, String expected) {
        assertThat(json(config, "application/json", body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "Application/JSON; charset=utf-8, true",
        "application/problem+json, true",
        "'text/plain, application/json', true",
        "'application/json ; a=\"x y\"', true",
        "application/json; charset, false",
        "application/jsonp, false",
        "text/json, false",
        "json, false"
    })
    void onlyJsonIsChanged(String type, boolean changed) {
        assertThat(json("remove: {json: [a]}", type, "{\"a\":1}")).isEqualTo(changed ? "{}" : "{\"a\":1}");
    }

    @Test
    void theGatewaysOwnAnswersAreChangedToo() {
        Response response =
                filtered("replace: {json: [\"message:no\"]}", ErrorAnswers.json(401, "{\"message\":\"Unauthorized\"}"));

        assertThat(new String(response.transformed(response.body()), StandardCharsets.UTF_8))
                .isEqualTo("{\"message\":\"no\"}");
    }

    @Test
    void headersAreRemovedRenamedReplacedAddedAppended() {
        Headers before = new Headers()
                .add("X-Gone", "1")
                .add("X-Old", "a")
                .add("x-old", "b")
                .add("X-Have", "c");
        Response response = filtered("""
                remove: {headers: [x-gone]}, rename: {headers: ["X-Old:X-New", "X-None:X-Never"]},
                replace: {headers: ["X-Have:d", "X-New:e"]}, add: {headers: ["X-Have:no", "X_Under:f:g"]},
                append: {headers: ["X-Have:h", "X-More:i"]}
                """.replace("\n", " "), Response.service(200, "OK", before));

        assertThat(response.headers().toString()).isEqualTo("""
                X-Have: d
                X-New: a
                X-New: b
                X-Under: f:g
                X-Have: h
                X-More: i
                """);
    }

    @Test
    void aRemovedHeaderCountsAsPresentInLaterSteps() {
        Response response = filtered(
                "remove: {headers: [X-A]}, add: {headers: [\"X-A:2\"]}",
                Response.service(200, "OK", new Headers().add("X-A", "1")));

        assertThat(response.headers().get("X-A")).isNull();
    }

    @Test
    void theFramingOfTheBodyIsNotForPlugins() {
        Response response = filtered(
                "add: {headers: [\"Transfer-Encoding:chunked\", \"Content-Length:1\"]}",
                Response.service(200, "OK", new Headers()));

        assertThat(response.headers().size()).isZero();
    }
}
