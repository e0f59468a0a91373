package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.prefunction.PreFunctionType;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A gateway that stops while Lua runs: code comes to its end, and none runs behind it. */
class LuaCloseTest {
    private static final int LOOPS = 2;
    private static final String BUSY = """
            plugins:
            - name: pre-function
              config:
                access:
                - |
                  local seen = {}
                  for i = 1, 300 do
                    seen[i] = kong.request.get_header("host") .. i
                    kong.ctx.shared["k" .. i] = seen[i]
                  end
                  kong.service.request.set_header("X-Seen", seen[300])
            """;

    @Test
    void closingUnderLoadEndsEveryLoopWithAWord() throws Exception {
        for (int round = 0; round < 50; round++) {
            closeUnderLoad();
        }
    }

    private static void closeUnderLoad() throws Exception {
        PluginState state = new PluginState();
        LuaSettings settings =
                new LuaSettings(LuaSettings.Trust.SANDBOX, List.of(), List.of(), Map.of(), List.of(), 2, line -> {});
        PluginFixture fixture = PluginFixture.of(
                new PreFunctionType(settings), BUSY, Clock.fixed(PluginFixture.NOW, ZoneOffset.UTC), state);
        ExecutorService loops = Executors.newFixedThreadPool(LOOPS);
        CountDownLatch warm = new CountDownLatch(LOOPS * 2);
        List<CompletableFuture<String>> ends = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            ends.add(CompletableFuture.supplyAsync(() -> runUntilStopped(fixture, warm), loops));
        }
        assertThat(warm.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> other = CompletableFuture.runAsync(state::close);
        state.close();
        other.join();
        for (CompletableFuture<String> end : ends) {
            assertThat(end.get(30, TimeUnit.SECONDS)).contains("the gateway has stopped");
        }
        loops.shutdown();
    }

    /** One event loop; what ended it. */
    private static String runUntilStopped(PluginFixture fixture, CountDownLatch warm) {
        Object loop = new Object();
        while (true) {
            Exchange exchange = fixture.exchange("GET", "/", "");
            exchange.runOn(new SameThread(loop));
            try {
                fixture.access(exchange);
                assertThat(exchange.upstream().headers().get("X-Seen")).isEqualTo("gateway.test300");
                warm.countDown();
                exchange.ended();
            } catch (LuaProblem stopped) {
                return String.valueOf(stopped.getMessage());
            }
        }
    }

    /** Runs what it is given, and is the same loop for the same thread. */
    private record SameThread(Object loop) implements Executor {
        @Override
        public void execute(Runnable work) {
            work.run();
        }
    }
}
