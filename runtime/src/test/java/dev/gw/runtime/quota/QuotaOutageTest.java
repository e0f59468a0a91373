package dev.gw.runtime.quota;

import static dev.gw.runtime.quota.SyncFixture.event;
import static dev.gw.runtime.quota.SyncFixture.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Either side is killed while events come: none is lost, and none is applied behind a newer one. */
class QuotaOutageTest {
    private static final int TENANTS = 5;
    private static final int EVENTS = 400;

    private SyncFixture fixture;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        fixture = new SyncFixture(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (fixture != null) {
            fixture.close();
        }
    }

    private Thread publishing(List<String> problems) {
        Thread publisher = new Thread(
                () -> {
                    try {
                        for (int i = 1; i <= EVENTS; i++) {
                            fixture.publish(event("t" + i % TENANTS, i, i));
                        }
                    } catch (AssertionError late) {
                        problems.add(String.valueOf(late.getMessage()));
                    }
                },
                "publisher");
        publisher.start();
        return publisher;
    }

    /** Notes where what Redis says of a tenant goes back while it stays up. */
    private Thread watching(AtomicBoolean end, List<String> steps) {
        Thread watcher = new Thread(
                () -> {
                    long before = 0;
                    while (!end.get()) {
                        String used = fixture.field("t1", "used");
                        if (used != null && Long.parseLong(used) < before) {
                            steps.add(before + " then " + used);
                        }
                        before = used == null ? before : Long.parseLong(used);
                    }
                },
                "watcher");
        watcher.start();
        return watcher;
    }

    private void assertThatAllArrived() {
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            String last = Integer.toString(EVENTS - (EVENTS - tenant) % TENANTS);
            String name = "t" + tenant;
            until(() -> last.equals(fixture.field(name, "used")));
        }
    }

    @Test
    void killingNatsWhileEventsComeLosesNone() throws Exception {
        SyncState state = fixture.sync();
        until(state::isHealthy);
        List<String> problems = new ArrayList<>();
        List<String> stepsBack = new ArrayList<>();
        AtomicBoolean end = new AtomicBoolean();
        Thread watcher = watching(end, stepsBack);
        Thread publisher = publishing(problems);
        for (long after : List.of(30L, 200L)) {
            fixture.until(state, () -> state.applied.sum() >= after);
            fixture.nats.kill();
            fixture.until(state, () -> state.health().contains("\"nats\":\"down\""));
            fixture.nats.start();
        }
        publisher.join();

        assertThatAllArrived();
        end.set(true);
        watcher.join();
        assertThat(problems).isEmpty();
        assertThat(stepsBack).isEmpty();
        assertThat(state.applied.sum()).isGreaterThanOrEqualTo(EVENTS);
    }

    @Test
    void killingRedisWhileEventsComeLosesNone() throws Exception {
        SyncState state = fixture.sync();
        until(state::isHealthy);
        List<String> problems = new ArrayList<>();
        Thread publisher = publishing(problems);
        for (long after : List.of(30L, 200L)) {
            fixture.until(state, () -> state.applied.sum() >= after);
            fixture.redis.kill();
            until(() -> state.health().contains("\"redis\":\"down\""));
            fixture.redis.restart();
        }
        publisher.join();

        assertThatAllArrived();
        assertThat(problems).isEmpty();
    }

    @Test
    void aRedisThatComesBackEmptyGetsAllQuotasAgain() throws Exception {
        SyncState state = fixture.sync();
        until(state::isHealthy);
        fixture.publish(List.of(event("quiet", 1, 11), event("busy", 1, 1)));
        until(() -> "1".equals(fixture.field("busy", "used")));

        fixture.redis.kill();
        fixture.publish(event("busy", 2, 2));
        until(() -> !state.isHealthy());
        fixture.redis.restart();

        until(() -> "2".equals(fixture.field("busy", "used")));
        until(() -> "11".equals(fixture.field("quiet", "used")));
        assertThat(state.replays.sum()).isEqualTo(2);
    }

    @Test
    void aRedisThatIsNotThereYetIsWaitedFor() throws Exception {
        fixture.redis.kill();
        SyncState state = fixture.sync();
        fixture.publish(event("early", 1, 3));
        until(() -> state.health().contains("\"nats\":\"up\",\"redis\":\"down\""));
        until(() -> fixture.said.stream().anyMatch(sentence -> sentence.startsWith("Redis 127.0.0.1:")));

        fixture.redis.restart();

        until(() -> "3".equals(fixture.field("early", "used")));
    }

    @Test
    void aNatsThatIsNotThereYetIsWaitedFor() throws Exception {
        fixture.nats.kill();
        SyncState state = fixture.sync();
        until(() -> fixture.said.stream().anyMatch(sentence -> sentence.startsWith("NATS can't be used")));

        fixture.nats.start();
        until(state::isHealthy);
        fixture.publish(event("early", 1, 3));

        until(() -> "3".equals(fixture.field("early", "used")));
    }
}
