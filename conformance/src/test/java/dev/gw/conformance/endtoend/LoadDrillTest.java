package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios, on the artefact as users run it. */
class LoadDrillTest {
    @ParameterizedTest
    @CsvSource({"., checkout", "examples/kombify, reload", "examples/omnify, plans"})
    void theScenariosThatAreShippedHold(String project, String scenario) {
        Shell run = Shell.run(Shell.root(), Map.of(), "./gw", "drill", "-C", project, scenario);

        assertThat(run.out()).contains(": 0 of ", " checks failed, 0 of ");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    @Test
    void thePlanSendsNothing() {
        Shell run = Shell.run(Shell.root(), Map.of(), "./gw", "drill", "plan", "drills/checkout.yml");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("browsing: constant-rate, 100/s for 8s", "about 800 requests", "in all exactly 60 of 200");
    }
}
