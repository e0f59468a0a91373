package dev.gw.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.exchange.Encryption;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.LogEdit;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.filelog.FileLogType;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LogSerializerTest {
    private static final LogSerializer SERIALIZER = new LogSerializer(0);

    private static Exchange exchange() {
        return PluginFixture.of(new FileLogType(), "plugins: [{name: file-log, config: {path: /dev/null}}]\n")
                .exchange("POST", "/x?a=1", "");
    }

    private static MapNode request(Exchange exchange) {
        MapNode request = SERIALIZER.entry(exchange).map("request");
        assertThat(request).isNotNull();
        return request;
    }

    @Test
    void theRequestIsShownAsPluginsLeftIt() {
        Exchange exchange = exchange();
        exchange.upstream().method("GET");
        exchange.upstream().query("b=2&b=3");
        exchange.upstream().headers().set("X-Consumer-Username", "ada");

        assertThat(JsonWriter.compact(request(exchange)))
                .contains("\"querystring\":{\"b\":[\"2\",\"3\"]},\"method\":\"GET\"")
                .contains("\"x-consumer-username\":\"ada\"")
                .contains("\"uri\":\"/x?a=1\"");
    }

    @Test
    void anEncryptedRequestSaysHow() {
        Request.Connection connection = new Request.Connection(
                1, 1, "127.0.0.1", 5, "127.0.0.1", 8443, true, null, "127.0.0.1", new Encryption("TLSv1.3", "C"));
        Request request =
                new Request("GET", "/", "/", Request.HttpVersion.HTTP_1_1, new Headers(), "a", "a", connection);
        Exchange exchange =
                new Exchange(request, "id", new Timings(0, 1), () -> CompletableFuture.completedFuture(new byte[0]));

        assertThat(JsonWriter.compact(request(exchange)))
                .contains("\"tls\":{\"version\":\"TLSv1.3\",\"cipher\":\"C\",\"client_verify\":\"NONE\"}");
        assertThat(request(exchange()).has("tls")).isFalse();
    }

    @Test
    void theStatusOfAnAnswerThatWasTakenAsAWholeIsANumber() {
        Exchange buffered = exchange();
        buffered.upstreamStatus(200);
        buffered.buffer();
        Exchange streamed = exchange();
        streamed.upstreamStatus(200);

        assertThat(JsonWriter.compact(SERIALIZER.entry(buffered))).contains("\"upstream_status\":200");
        assertThat(JsonWriter.compact(SERIALIZER.entry(streamed))).contains("\"upstream_status\":\"");
    }

    @Test
    void thereIsNoEntryWhereAFieldIsSetWithinAText() {
        Exchange exchange = exchange();
        exchange.editLog(new LogEdit("set", "request.method.x", "1"));

        assertThatThrownBy(() -> SERIALIZER.entry(exchange)).isInstanceOf(IllegalStateException.class);
    }
}
