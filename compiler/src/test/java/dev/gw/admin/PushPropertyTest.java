package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diff.Configs;
import dev.gw.model.Bundle;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever two configurations are, pushing the second to a gateway that runs the first makes it run the second. */
class PushPropertyTest {
    private static final List<Fault> FAULTS = List.of(Fault.REFUSED, Fault.DONE_BUT_500, Fault.DONE_WITHOUT_ANSWER);
    private static final int PAIRS = 100;
    private static final int PAIRS_WITH_EVERY_FAULT = 3;

    static IntStream seeds() {
        return IntStream.range(0, PAIRS);
    }

    static IntStream fewSeeds() {
        return IntStream.range(100, 100 + PAIRS_WITH_EVERY_FAULT);
    }

    private static Bundle random(int seed) {
        return Configs.bundle(RandomConfigs.yaml(new Random(seed)));
    }

    private static StandInStore holding(Bundle bundle) {
        StandInStore store = new StandInStore();
        StandIn gateway = new StandIn(store);
        succeeded(Gateways.push(gateway.client(), bundle));
        return store;
    }

    private static void succeeded(Push.Result result) {
        assertThat(result.failed()).isNull();
        assertThat(result.left()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPushGivesTheSecondConfigurationAndASecondPushDoesNothing(int seed) {
        Bundle desired = random(seed + 1000);
        StandIn gateway = new StandIn(holding(random(seed)));
        succeeded(Gateways.push(gateway.client(), desired));

        assertThat(Gateways.difference(gateway.client(), desired).changes()).isEmpty();
        assertThat(Gateways.plan(gateway.client(), desired).size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void whateverBreaksAtWhateverStepARerunConverges(int seed) {
        StandInStore start = holding(random(seed));
        Bundle desired = random(seed + 1000);
        int steps = Gateways.plan(new StandIn(start.copy()).client(), desired).size();
        for (int step = 0; step < steps; step++) {
            Fault fault = FAULTS.get((step + seed) % FAULTS.size());
            int at = step;
            StandIn gateway = new StandIn(start.copy());
            gateway.faults((number, attempt) -> number >= at ? fault : Fault.NONE);
            Push.Result broken = Gateways.push(gateway.client(), desired);
            assertThat(broken.failed()).as("fault %s at %d", fault, at).isNotNull();
            gateway.faults((number, attempt) -> Fault.NONE);
            PushPlan rest = Gateways.plan(gateway.client(), desired);
            assertThat(rest.stages().stream().flatMap(List::stream))
                    .as("what is said to be applied is")
                    .noneMatch(broken.applied()::contains);
            succeeded(Gateways.push(gateway.client(), rest));
            assertThat(Gateways.difference(gateway.client(), desired).changes())
                    .as("after %s at %d", fault, at)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void whatFailsOnceIsTriedAgainWithoutAWord(int seed) {
        Bundle desired = random(seed + 1000);
        StandIn gateway = new StandIn(holding(random(seed)));
        gateway.faults((number, attempt) -> attempt == 0 ? FAULTS.get(number % FAULTS.size()) : Fault.NONE);
        succeeded(Gateways.push(gateway.client(), desired));

        assertThat(Gateways.difference(gateway.client(), desired).changes()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksBehindTheChangeIsOneOfThem() throws IOException {
        Bundle desired = random(1000);
        StandIn gateway = new StandIn(new StandInStore());
        gateway.faults((number, attempt) -> attempt == 0 && number % 7 == 0 ? Fault.DONE_WITHOUT_ANSWER : Fault.NONE);
        try (StandInServer server = new StandInServer(gateway)) {
            succeeded(Gateways.push(Gateways.client(server.base()), desired));
        }

        assertThat(Gateways.difference(gateway.client(), desired).changes()).isEmpty();
    }
}
