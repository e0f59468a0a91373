package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.scenario.Scenario;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is reported is what is so: response times count from the moment a request was meant to be sent, also where the
 * server stood still and where connections were few.
 */
class HonestNumbersTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int RATE = 2_000;
    private static final int SECONDS = 10;

    private static final String STEADY = """
            drill: 1
            scenarios:
              steady:
                executor: constant-rate
                rate: %d/s
                duration: %ds
                warmup: 0s
                connections: %d
                requests: [{get: "/{{iteration}}/{{random(%s)}}"}]
            """;

    /** In a time of the test's own, so that what is true is known to the nanosecond, however busy the machine is. */
    @ParameterizedTest
    @ValueSource(ints = {2, 64, 4_000})
    void percentilesAreTheTruthThoughTheServerStandsStillForASecond(int connections) {
        SimulatedServer server = new SimulatedServer(4 * SECOND, 5 * SECOND);
        Lane lane = lane(server, connections);
        long from = server.beat().now() + SECOND / 2;

        lane.driver().begin(from);
        server.run();

        double[] truth = truth(server.went, from, RATE);
        List<RequestTally.Counted> cells =
                lane.tallies().stream().flatMap(tally -> tally.cells().stream()).toList();
        Latency latency = RequestTally.latency(cells, /* service= */ false);
        assertThat(latency.count()).isEqualTo((long) RATE * SECONDS).isEqualTo(truth.length);
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            assertThat((double) latency.at(percentile))
                    .as("p%s of %s connections", percentile, connections)
                    .isCloseTo(at(truth, percentile), Percentage.withPercentage(0.5));
        }
        assertThat(at(truth, 99)).as("the stall shows").isGreaterThan(0.8 * SECOND);
        // 64 requests were under way when it began; the others had not been sent
        assertThat(connections > 64
                        || RequestTally.latency(cells, /* service= */ true).at(99) < 0.1 * SECOND)
                .isTrue();
    }

    private static Lane lane(SimulatedServer server, int connections) {
        Scenario scenario = Runs.scenario(STEADY.formatted(RATE, SECONDS, connections, "200..600"));
        Lane.Surroundings around = new Lane.Surroundings(
                server.beat(),
                where -> server,
                Where.of("localhost", 80, Speech.HTTP1, null),
                new Recorder(server.beat().now() + SECOND / 2, interval -> {}),
                Badges.NONE,
                Runs.NO_WINDOWS,
                new FaultWatch(),
                /* standIns= */ false,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                new Allowance(1_000_000));
        return new Lane(scenario.loads().get(0), scenario, around, 0);
    }

    /** Over real connections, on whatever machine: nothing is lost, and nothing is told shorter than it was. */
    @Test
    void noTimeIsToldShorterThanItWas() {
        int rate = 100;
        int seconds = 4;
        try (SlowServer server = new SlowServer(1_000, 2_000)) {
            LoadResult result = Runs.run(STEADY.formatted(rate, seconds, 40, "20..40"), server.where());

            long origin = server.came.entrySet().stream()
                    .mapToLong(one -> one.getValue() - (one.getKey() - 1) * SECOND / rate)
                    .min()
                    .orElseThrow();
            double[] truth = truth(server.went, origin, rate);
            assertThat(result.statuses().of(200)).isEqualTo((long) rate * seconds);
            for (double percentile : new double[] {50, 90, 99, 99.9}) {
                assertThat((double) result.latency().at(percentile)).isGreaterThan(0.98 * at(truth, percentile));
            }
            assertThat(result.service().at(50))
                    .isLessThanOrEqualTo(result.latency().at(50));
        }
    }

    /** Nanoseconds from the moment each was meant to be sent; iterations count from 1. */
    private static double[] truth(Map<Integer, Long> went, long origin, int rate) {
        double[] truth = went.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() - origin - (entry.getKey() - 1) * (double) SECOND / rate)
                .toArray();
        Arrays.sort(truth);
        return truth;
    }

    private static double at(double[] sorted, double percentile) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percentile / 100) - 1)];
    }
}
