package dev.gw.runtime.plugin.correlationid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorrelationIdTest {
    private static PluginFixture named(String header) {
        return PluginFixture.of(
                new CorrelationIdType(),
                "plugins: [{name: correlation-id, config: {header_name: " + header + ", echo_downstream: true}}]\n");
    }

    private static String echoed(PluginFixture fixture, Exchange exchange) {
        exchange.respond(Response.exit(200, new Headers(), new byte[0]));
        fixture.plugin().headerFilter(exchange);
        return Objects.requireNonNull(exchange.response()).headers().toString();
    }

    @Test
    void theClientSeesHyphensForTheUnderscoresOfTheName() {
        PluginFixture fixture = named("x_req_id");
        Exchange exchange = fixture.get("/", "X-Req-Id", "mine");

        assertThat(exchange.upstream().headers().all("x_req_id")).isEmpty();
        assertThat(echoed(fixture, exchange)).isEqualTo("x-req-id: mine\n");
    }

    @Test
    void anIdThatCameWithUnderscoresIsKept() {
        PluginFixture fixture = named("X-Req-Id");
        Exchange exchange = fixture.get("/", "X_Req_Id", "mine");

        assertThat(exchange.upstream().headers().has("X-Req-Id")).isFalse();
        assertThat(echoed(fixture, exchange)).isEqualTo("X-Req-Id: mine\n");
    }

    @Test
    void twoIdsWithUnderscoresAreNone() {
        Exchange exchange = named("X-Req-Id").get("/", "X_Req_Id", "mine", "X_Req_Id", "yours");

        assertThat(exchange.upstream().headers().has("X-Req-Id")).isTrue();
    }

    @Test
    void aNameThatNoFieldCanHaveIsEscaped() {
        Exchange exchange = named("'my id'").get("/");

        assertThat(exchange.upstream().headers().has("my%20id")).isTrue();
    }
}
