package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The derived drill, on the artefact as users run it. */
class DrillTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "examples/dcoder",
                "examples/kombify",
                "examples/kombisphere",
                "examples/marketplace",
                "examples/omnify"
            })
    void everyCheckOfTheDerivedDrillPasses(String project) {
        Shell run = Shell.run(Shell.root(), Map.of(), "./gw", "drill", "-C", project);

        assertThat(run.out()).contains(" 0 failed, 0 inconclusive;").doesNotContain("no check of it was derived");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    /** The others take longer; they are graded by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"examples/kombisphere", "examples/marketplace"})
    void theDerivedDrillNoticesMistakes(String project) {
        Shell run = Shell.run(Shell.root(), Map.of(), "./gw", "drill", "--mutate", "-C", project);

        assertThat(run.out()).containsPattern("mutation score (9[5-9]|100)");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }
}
