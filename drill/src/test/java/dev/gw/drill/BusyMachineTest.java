package dev.gw.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.TextReport;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A good gateway passes, however little of the machine is left for it. */
class BusyMachineTest {
    /** Fifty take most of a minute; bench/drill.sh does so with the whole of gw. */
    private static final int RUNS = Integer.getInteger("gw.drill.runs", 10);

    private static final String GOOD = """
            _format_version: "3.0"
            consumers:
              - username: alice
                acls: [{group: staff}]
                jwt_secrets: [{key: alice, secret: alice-secret, algorithm: HS256}]
              - username: bob
                acls: [{group: guests}]
                jwt_secrets: [{key: bob, secret: bob-secret, algorithm: HS256}]
            services:
              - name: orders
                url: http://orders.internal:8080
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - {name: jwt, config: {claims_to_verify: [exp, nbf]}}
                  - {name: acl, config: {allow: [staff]}}
                  - {name: rate-limiting, config: {second: 5, minute: 40, limit_by: consumer, policy: local}}
            """;

    private final AtomicBoolean busy = new AtomicBoolean(true);
    private final AtomicLong work = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void keepAllCoresBusy() {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread thread = new Thread(
                    () -> {
                        while (busy.get()) {
                            work.incrementAndGet();
                        }
                    },
                    "busy");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    @AfterEach
    void rest() throws InterruptedException {
        busy.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aGoodGatewayPassesEveryTime() {
        for (int run = 1; run <= RUNS; run++) {
            try (Drill drill = new Drill(
                    "test",
                    Bundles.of(GOOD),
                    CheckSettings.defaults(),
                    PluginTypes.all(),
                    Hints.none(),
                    1_000,
                    Clock.systemUTC())) {
                DrillReport report = drill.run(outcome -> {}, () -> false);

                assertThat(report.count(Verdict.PASS))
                        .as("run %d: %s", run, TextReport.of(report, /* colour= */ false))
                        .isGreaterThan(20)
                        .isEqualTo(report.outcomes().size());
            }
        }
    }
}
