package dev.gw.runtime.lua;

import static dev.gw.runtime.lua.Snippet.access;
import static dev.gw.runtime.plugin.PluginFixture.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AccessSnippetsTest {
    @Test
    void aHeaderIsSetForTheUpstream() {
        Exchange exchange = access("kong.service.request.set_header('X-Lua', kong.request.get_method() .. '-' .. "
                        + "(kong.request.get_query_arg('q') or 'nil'))")
                .get("/?q=5");

        assertThat(exchange.upstream().headers().get("X-Lua")).isEqualTo("GET-5");
    }

    @Test
    void aBodyThatDoesNotFitIntoMemoryIsReadOnlyByThoseWhoSaySo() {
        String large = "x".repeat(20_000);

        assertThat(answer(access(
                                "local b, e = kong.request.get_raw_body() kong.response.exit(200, tostring(b) .. ' ' .. e)")
                        .fixture()
                        .ask("POST", "/", large)))
                .isEqualTo("200 nil request body did not fit into client body buffer,"
                        + " consider raising 'client_body_buffer_size'");
        assertThat(answer(access("kong.response.exit(200, tostring(#kong.request.get_raw_body(0)))")
                        .fixture()
                        .ask("POST", "/", large)))
                .isEqualTo("200 20000");
        assertThat(answer(access("kong.response.exit(200, select(2, kong.request.get_raw_body(100)))")
                        .fixture()
                        .ask("POST", "/", large)))
                .isEqualTo("200 request body file too big: 20000 > 100");
    }

    @Test
    void aFieldOfTheAnswerHasHyphensForUnderscores() {
        Exchange exchange = access("kong.response.set_header('x_one', '1') kong.response.exit(200, '', {x_two = '2'})")
                .get("/");

        assertThat(Objects.requireNonNull(exchange.response()).headers().toString())
                .isEqualTo("x-one: 1\nx-two: 2\n");
    }

    @Test
    void exitWithATableAnswersJson() {
        Exchange exchange = access("return kong.response.exit(403, {message='no'}, {['X-Why']='lua'})")
                .get("/");

        assertThat(answer(exchange)).isEqualTo("403 {\"message\":\"no\"}");
        assertThat(Objects.requireNonNull(exchange.response()).headers().toString())
                .isEqualTo("X-Why: lua\nContent-Type: application/json; charset=utf-8\n");
    }

    @Test
    void aChunkThatReturnsAFunctionKeepsItsUpvalues() {
        PluginFixture fixture = access("""
                local count = 0
                return function()
                  count = count + 1
                  kong.service.request.set_header("X-Count", count)
                end
                """).fixture();

        assertThat(fixture.get("/").upstream().headers().get("X-Count")).isEqualTo("1");
        assertThat(fixture.get("/").upstream().headers().get("X-Count")).isEqualTo("2");
    }

    @Test
    void theFunctionsOfAPhaseRunInOrderUntilOneAnswers() {
        Exchange exchange = access(
                        "kong.service.request.set_header('X-A', '1')",
                        "if kong.request.get_header('X-A') == '1' then return kong.response.exit(200, 'second') end",
                        "kong.response.exit(200, 'third')")
                .get("/");

        assertThat(answer(exchange)).isEqualTo("200 second");
    }

    @Test
    void anErrorIsAnsweredWith500AndLogged() {
        Snippet snippet = access("local x = nil; return x.field");

        assertThat(PluginFixture.error(500, "An unexpected error occurred")).isNotEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> snippet.get("/"))
                .hasMessageContaining("attempt to index local 'x' (a nil value)");
        assertThat(snippet.log()).singleElement().asString().contains("[pre-function] access: [string");
    }

    @Test
    void anEndlessLoopIsStopped() {
        Snippet snippet = access("pcall(function() while true do end end) while true do end");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> snippet.get("/"))
                .hasMessageContaining("the code runs too long and was stopped");
    }

    @Test
    void coroutinesAndCallbacksMayCallEverything() {
        Exchange exchange = access("""
                local co = coroutine.wrap(function(a)
                  local inner = coroutine.wrap(function() coroutine.yield(kong.request.get_method()) end)
                  local made = ("a-b"):gsub("%-", function() return kong.request.get_header("x-in") end)
                  local b = coroutine.yield(a .. inner())
                  coroutine.yield(b .. made)
                end)
                kong.service.request.set_header("X-One", co("1"))
                kong.service.request.set_header("X-Two", co("2"))
                """).get("/", "X-In", "v");

        assertThat(exchange.upstream().headers().get("X-One")).isEqualTo("1GET");
        assertThat(exchange.upstream().headers().get("X-Two")).isEqualTo("2avb");
    }
}
