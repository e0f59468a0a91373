package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.plugin.PluginFixture;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What plugins read and write in {@code ngx.ctx.balancer_data}. */
class BalancerDataTest {
    private static final String DATA = "local data = ngx.ctx.balancer_data\n";

    @Test
    void itShowsWhoIsToBeAsked() {
        String said = Snippet.evaluated(Snippet.access(DATA + """
                local said = { data.scheme, data.type, data.host, data.port, data.retries, data.connect_timeout, data.try_count, #data.tries }
                return kong.response.exit(200, table.concat(said, " "))
                """));

        assertThat(said).matches("http \\S+ \\S+ \\d+ 5 60000 0 0");
    }

    @Test
    void aPluginSendsTheRequestElsewhereByIt() {
        Exchange exchange = Snippet.access(DATA + """
                data.host = "10.1.2.3"
                data.port = 8123
                data.retries = 2
                data.read_timeout = 700
                """).get("/");

        assertThat(exchange.detour().host()).isEqualTo("10.1.2.3");
        assertThat(exchange.detour().port()).isEqualTo(8123);
        assertThat(exchange.detour().retries()).isEqualTo(2);
        assertThat(exchange.detour().read()).isEqualTo(700);
        assertThat(exchange.detour().connect()).isEqualTo(60_000);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        String said = Snippet.evaluated(Snippet.access(DATA + """
                data.host = "other.test"
                data.hash_value = "me"
                data.mine = { 1 }
                local again = ngx.ctx.balancer_data
                return kong.response.exit(200, table.concat({ again.host, again.type, again.hash_value, #again.mine }, " "))
                """));

        assertThat(said).isEqualTo("other.test name me 1");
    }

    @Test
    void aValueToHashReachesTheBalancer() {
        Exchange exchange = Snippet.access(DATA + "data.hash_value = 'me'").get("/");

        assertThat(Objects.requireNonNull(exchange.shared().get("hash_value"))).isEqualTo("me");
    }

    @Test
    void latenciesAreThereOnceTheAnswerIs() {
        String latencies = "tostring(ngx.ctx.KONG_PROXY_LATENCY) .. ' ' .. tostring(ngx.ctx.KONG_WAITING_TIME)";
        PluginFixture fixture = Snippet.access("kong.service.request.set_header('X-Early', " + latencies + ")")
                .in("header_filter", "ngx.header['X-Late'] = " + latencies)
                .fixture();

        assertThat(saidEarlyAndLate(fixture)).containsExactly("nil nil", "5 7");
    }

    @Test
    void theTimesOfPhasesFitTogether() {
        String times =
                "local c, all = ngx.ctx, {} for i, name in ipairs { 'REWRITE_START', 'REWRITE_TIME', 'ACCESS_START',"
                        + " 'ACCESS_ENDED_AT', 'ACCESS_TIME', 'BALANCER_ENDED_AT', 'BALANCER_TIME', 'HEADER_FILTER_START', 'LOG_START' } do"
                        + " local time = c['KONG_' .. name]"
                        + " all[i] = tostring(time and time >= c.KONG_PROCESSING_START and time - c.KONG_PROCESSING_START or time) end"
                        + " local said = table.concat(all, ' ') ";
        PluginFixture fixture = Snippet.access(times + "kong.service.request.set_header('X-Early', said)")
                .in("header_filter", times + "ngx.header['X-Late'] = said")
                .fixture();

        assertThat(saidEarlyAndLate(fixture)).containsExactly("0 0 0 nil nil nil nil nil nil", "0 0 0 5 5 5 0 12 nil");
    }

    /** What code says in X-Early before the upstream is asked, and in X-Late when it has answered: 5 and 7 ms later. */
    private static List<String> saidEarlyAndLate(PluginFixture fixture) {
        Exchange exchange = fixture.ask("GET", "/", "");
        Timings timings = exchange.timings();
        timings.upstreamStart(timings.start() + 5_000_000);
        timings.upstreamHead(timings.start() + 12_000_000);
        Headers headers = new Headers();
        Snippet.answered(fixture, exchange, 200, headers, "");
        return List.of(
                String.valueOf(exchange.upstream().headers().get("X-Early")), String.valueOf(headers.get("X-Late")));
    }
}
