package dev.gw.runtime.plugin.requesttransformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.router.PathNormalizer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTransformerTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=xyz";

    private static PluginFixture transformer(String config) {
        return PluginFixture.of(
                new RequestTransformerType(LuaSettings.USUAL),
                "plugins: [{name: request-transformer, config: {" + config + "}}]\n");
    }

    private static String sent(Exchange exchange) {
        byte[] body = exchange.replacedBody();
        return body == null ? "unchanged" : new String(body, StandardCharsets.ISO_8859_1);
    }

    private static String body(String config, String type, String body) {
        return sent(transformer(config).ask("POST", "/", body, "Content-Type", type));
    }

    @Test
    void aTemplateCantSplitAHeader() {
        Exchange exchange =
                transformer("add: {headers: [\"X-Q:$(query_params.q)\"]}").get("/?q=a%0d%0aX-Evil:%201%00");

        assertThat(exchange.upstream().headers().get("X-Q")).isEqualTo("a%0D%0AX-Evil: 1%00");
    }

    @Test
    void norTheRequestLine() {
        Exchange exchange =
                transformer("replace: {uri: \"/$(query_params.q)\"}").get("/?q=a%0d%0aX-Evil:%201");

        assertThat(PathNormalizer.escape(exchange.upstream().path())).isEqualTo("/a%0D%0AX-Evil:%201");
    }

    @Test
    void templatesSeeTheRequestAsItWas() {
        Exchange exchange = transformer(
                        "remove: {headers: [X-A], querystring: [q]}, add: {headers: [\"X-B:$(headers.x_a)\"], querystring: [\"r:$(query_params.q)\"]}, replace: {uri: \"/n/$(headers['x-a'])\"}")
                .get("/?q=1", "X-A", "a");

        assertThat(exchange.upstream().headers().get("X-A")).isNull();
        assertThat(exchange.upstream().headers().get("X-B")).isEqualTo("a");
        assertThat(exchange.upstream().query()).isEqualTo("r=1");
        assertThat(exchange.upstream().path()).isEqualTo("/n/a");
    }

    @Test
    void aPathThatDoesNotStartWithASlashFails() {
        PluginFixture transformer = transformer("replace: {uri: \"$(headers.none)\"}");

        assertThatThrownBy(() -> transformer.get("/")).hasMessageContaining("path must start with /");
    }

    @Test
    void hostIsReplacedButNeverAdded() {
        assertThat(transformer("add: {headers: [\"Host:a.test\"]}")
                        .get("/")
                        .upstream()
                        .hostHeader())
                .isNull();
        assertThat(transformer("replace: {headers: [\"host:b.test\"]}")
                        .get("/")
                        .upstream()
                        .hostHeader())
                .isEqualTo("b.test");
    }

    @Test
    void renamingOverwritesAndKeepsAllValues() {
        Exchange exchange = transformer("rename: {headers: [\"X-A:X-B\", \"X-C:x-c\"]}")
                .get("/", "X-A", "1", "X-B", "old", "X-A", "2", "X-C", "3");

        assertThat(exchange.upstream().headers().all("X-B")).containsExactly("1", "2");
        assertThat(exchange.upstream().headers().all("X-A")).isEmpty();
        assertThat(exchange.upstream().headers().all("X-C")).containsExactly("3");
    }

    @Test
    void aFormBecomesAQueryWhereTheMethodHasNoBody() {
        Exchange exchange = transformer("http_method: GET").ask("POST", "/?b=1&a", "b=2&c=%26", "Content-Type", FORM);

        assertThat(exchange.upstream().method()).isEqualTo("GET");
        assertThat(exchange.upstream().query()).isEqualTo("a&b=1&b=2&c=%26");
    }

    @Test
    void anUntouchedQueryStaysAsItIs() {
        Exchange exchange = transformer("add: {headers: [\"X-A:1\"]}").get("/?z=%41&a=+");

        assertThat(exchange.upstream().query()).isEqualTo("z=%41&a=+");
        assertThat(transformer("remove: {querystring: [z, a]}")
                        .get("/?z=1&a=2")
                        .upstream()
                        .query())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "add: {body: [\"a:1\"]}|{}|{\"a\":\"1\"}",
                "add: {body: [\"a:1\"]}|~~|{\"a\":\"1\"}",
                "add: {body: [\"a:1\"]}|{\"a\":2}|unchanged",
                "add: {body: [\"a:1\"]}|{\"a\":false}|{\"a\":\"1\"}",
                "add: {body: [\"a:1\"]}|not json|unchanged",
                "add: {body: [\"a:1\"]}|[1,2]|[1,2]",
                "remove: {body: [a]}|{\"a\":{\"a\":1},\"b\":{\"a\":1}}|{\"b\":{\"a\":1}}",
                "remove: {body: [a]}|{\"u\":\"http://x\"}|{\"u\":\"http://x\"}",
                "remove: {body: [a]}|~~|unchanged",
                "rename: {body: [\"a:b\"]}|{\"a\":1,\"b\":2}|{\"b\":1}",
                "rename: {body: [\"c:b\"]}|{\"a\":1}|unchanged",
                "rename: {body: [\"c:b\"]}|\"c\"|unchanged",
                "replace: {body: [\"c:b\"]}|\"c\"|unchanged",
                "replace: {body: [\"a:x:y\"]}|{\"a\":null}|{\"a\":\"x:y\"}",
                "append: {body: [\"a:x\"]}|{\"a\":[1]}|{\"a\":[1,\"x\"]}",
                "append: {body: [\"a:x\"]}|{\"a\":\"s\"}|{\"a\":[\"s\",\"x\"]}",
                "append: {body: [\"a:x\"]}|{\"a\":{}}|{\"a\":[\"x\"]}",
                "append: {body: [\"a:x\"]}|{\"a\":{\"b\":1}}|{\"a\":{\"1\":\"x\",\"b\":1}}",
                "append: {body: [\"a:ü\"]}|{\"a\":1.50}|{\"a\":[\"Ã¼\"]}"
            })
    void aJsonBodyIsChanged(String config, String body, String expected) {
        assertThat(body(config, "application/json; charset=utf-8", body)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "add: {body: [\"a:1 2\"]}|b=%2B|b=%2B&a=1%202",
                "add: {body: [\"a:1\"]}|a|unchanged",
                "remove: {body: [a]}|a=1&b&a=2|b",
                "rename: {body: [\"a:b\"]}|a=1&a=2|b=1&b=2",
                "replace: {body: [\"a:9\"]}|a=1&a=2|a=9",
                "append: {body: [\"a:9\"]}|a=1|a=1&a=9",
                "append: {body: [\"a:9\"]}|a|a=9"
            })
    void aFormIsChanged(String config, String body, String expected) {
        assertThat(body(config, FORM, body)).isEqualTo(expected);
    }

    @Test
    void aMultipartBodyIsChanged() {
        String part = "--xyz\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        String before = part.formatted("a", "; filename=\"f\"\r\nContent-Type: text/plain", "one\r\n\r\ntwo")
                + part.formatted("b", "", "old")
                + part.formatted("c", "", "gone")
                + "--xyz--\r\n";
        String after = part.formatted("a", "; filename=\"f\"\r\nContent-Type: text/plain", "one\r\n\r\ntwo")
                + part.formatted("b", "", "new")
                + part.formatted("d", "", "4")
                + "--xyz--\r\n";

        assertThat(body("remove: {body: [c]}, replace: {body: [\"b:new\"]}, add: {body: [\"d:4\"]}", MULTIPART, before))
                .isEqualTo(after);
        assertThat(body("rename: {body: [\"z:y\"]}", MULTIPART, before)).isEqualTo("unchanged");
    }

    @Test
    void otherBodiesAreLeftAlone() {
        assertThat(body("add: {body: [\"a:1\"]}", "text/plain", "x")).isEqualTo("unchanged");
    }

    @Test
    void ofPartsWithOneNameTheFirstIsChanged() {
        String part = "--xyz\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        String before = part.formatted("a", "1") + part.formatted("a", "2") + part.formatted("b", "3") + "--xyz--\r\n";

        assertThat(body("rename: {body: [\"b:a\"]}", MULTIPART, before))
                .isEqualTo(part.formatted("a", "3") + part.formatted("a", "2") + "--xyz--\r\n");
        // Kong removes the second by the place that it had before the first was gone
        assertThat(body("remove: {body: [a]}", MULTIPART, before)).isEqualTo(part.formatted("a", "2") + "--xyz--\r\n");
    }

    @Test
    void aMethodThatNginxDoesNotKnowFails() {
        assertThatThrownBy(() -> transformer("http_method: PURGE").get("/")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBodyThatNginxKeepsInAFileCountsAsEmpty() {
        String large = "{\"a\":\"" + "x".repeat(8192) + "\"}";
        String add = "add: {body: [\"b:1\"]}, remove: {body: [a]}";

        assertThat(body(add, "application/json", large)).isEqualTo("{\"b\":\"1\"}");
        assertThat(body("remove: {body: [a]}", "application/json", large)).isEqualTo("unchanged");
        assertThat(body(add, "application/json", large.replace("x".repeat(8192), "x".repeat(8000))))
                .isEqualTo("{\"b\":\"1\"}");
        assertThat(body("add: {body: [\"b:1\"]}", FORM, "a=" + "x".repeat(8190)))
                .startsWith("a=xxx")
                .endsWith("&b=1");
        assertThat(body("add: {body: [\"b:1\"]}", FORM, "a=" + "x".repeat(8191)))
                .isEqualTo("b=1");
    }
}
