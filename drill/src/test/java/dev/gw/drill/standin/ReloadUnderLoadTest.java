package dev.gw.drill.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Clients that keep their connections notice nothing of a configuration of 10,000 routes that is replaced under them. */
class ReloadUnderLoadTest {
    private static final int ROUTES = 10_000;
    private static final int CLIENTS = 8;
    private static final int SWAPS = 6;
    private static final int LIMIT = 10_000_000;

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();

    private static Bundle bundle(String version) {
        StringBuilder yaml =
                new StringBuilder("""
                _format_version: "3.0"
                upstreams:
                  - name: pool
                    targets: [{target: "pool.invalid:80"}]
                    healthchecks: {passive: {unhealthy: {tcp_failures: 3, http_statuses: [500]}}}
                services:
                  - name: orders
                    host: pool
                    path: /VERSION
                    plugins: [{name: rate-limiting, config: {year: LIMIT, policy: local, limit_by: service}}]
                    routes:
                """.replace("VERSION", version).replace("LIMIT", Integer.toString(LIMIT)));
        for (int i = 0; i < ROUTES; i++) {
            yaml.append("      - {name: r")
                    .append(i)
                    .append(", paths: [/r")
                    .append(i)
                    .append("]}\n");
        }
        return Served.bundle(yaml.toString());
    }

    @Test
    void noRequestIsLostAndCountersGoOn() throws Exception {
        List<Bundle> versions = List.of(bundle("one"), bundle("two"));
        try (StandIns standIns = StandIns.forAll(versions.get(0), Served.tls());
                Served served = new Served(versions.get(0), new Doubles(standIns, LocalKeys.NONE))) {
            List<CompletableFuture<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                clients.add(CompletableFuture.supplyAsync(() -> ask(served, first), task -> new Thread(task).start()));
            }
            for (int swap = 1; swap <= SWAPS; swap++) {
                long before = answered.get();
                served.server().gateway().load(versions.get(swap % 2));
                while (answered.get() < before + 50L * CLIENTS
                        && !clients.get(0).isDone()) {
                    Thread.onSpinWait();
                }
            }
            done.set(true);
            for (CompletableFuture<List<String>> client : clients) {
                assertThat(client.get()).isEmpty();
            }
            HttpResponse<String> last = served.get("/r7");
            assertThat(last.body()).as("the last one loaded is served").contains("\"path\":\"/one\"");
            assertThat(last.headers().firstValueAsLong("X-RateLimit-Remaining-Year"))
                    .as("a counter that every load had begun anew would stand higher")
                    .hasValue(LIMIT - answered.get() - 1);
        }
    }

    /** Asks until it is done; what is not an answer of one of the two configurations is a problem. */
    private List<String> ask(Served served, int first) {
        List<String> problems = new ArrayList<>();
        for (int i = first; !done.get() && problems.isEmpty(); i += CLIENTS) {
            try {
                HttpResponse<String> answer = served.get("/r" + i % ROUTES);
                boolean whole = answer.body().contains("\"path\":\"/one\"")
                        || answer.body().contains("\"path\":\"/two\"");
                if (answer.statusCode() != 200 || !whole) {
                    problems.add(answer.statusCode() + " " + answer.body());
                }
                answered.incrementAndGet();
            } catch (Exception lost) {
                problems.add(lost.toString());
            }
        }
        return problems;
    }
}
