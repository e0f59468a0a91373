package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gw drill says of command lines and files that can't be meant so. */
class DrillMistakesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aProject() throws IOException {
        Files.writeString(folder.resolve("kong.yml"), "_format_version: \"3.0\"\n");
        Files.createDirectories(folder.resolve("drills"));
        scenario("one", "");
        Files.writeString(folder.resolve("half.json"), "{\"name\": \"one\", \"inter");
        Files.writeString(folder.resolve("cut.har"), "{\"log\": {\"entries\": [{\"request\": {\"method\"");
    }

    private void scenario(String name, String more) throws IOException {
        Files.writeString(folder.resolve("drills/" + name + ".yml"), """
                drill: 1
                target: {config: ../kong.yml}
                scenarios: {a: {executor: burst, count: 1, requests: [{get: /}]}}
                """ + more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kong.yml --hgrm x | a drill that is derived takes no --hgrm; it is for a scenario, and drill merge",
                "kong.yml --baseline x | a drill that is derived takes no --baseline; it is for a scenario",
                "kong.yml --pace 2x | a drill that is derived takes no --pace; it is for drill replay",
                "one --mask a | a scenario takes no --mask; it is for drill replay",
                "replay cut.har --target http://127.0.0.1:1 --json x | drill replay takes no --json; it is for a drill that is derived, and a scenario, and drill merge",
                "merge half.json --max-time 5 | drill merge takes no --max-time;",
                "merge half.json --mutate | drill merge takes no --mutate;",
                "one --baseline none.json | --baseline: none.json can't be read: it does not exist",
                "one --baseline half.json | half.json is none, or cut off",
            })
    void whatSomethingElseTakesIsRefused(String words, String said) {
        Run run = Run.in(folder, ("drill " + words).split(" "));

        assertThat(run.code()).as(run.err()).isEqualTo(64);
        assertThat(run.err()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drill oen | there is no file oen, and no drills/oen.yml; did you mean one?",
                "drill something | there is no file something, and no drills/something.yml; the scenarios in drills/ are one",
                "drill plan none.yml | there is no file none.yml",
                "drill replay cut.har --target http://127.0.0.1:1 | cut.har",
            })
    void whatIsNotThereOrBrokenIsSaid(String words, String said) {
        Run run = Run.in(folder, words.split(" "));

        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err() + run.out()).contains(said);
    }

    @Test
    void filesThatAScenarioNamesAreSaidWhereTheyAreNamed() throws IOException {
        scenario("two", "faults: [{at: 1s, reload: later.yml}]\n");
        Files.writeString(
                folder.resolve("drills/three.yml"),
                Files.readString(folder.resolve("drills/two.yml")).replace("../kong.yml", "gone.yml"));

        assertThat(Run.in(folder, "drill", "two").err()).contains("there is no file later.yml", "drills/two.yml:4:");
        assertThat(Run.in(folder, "drill", "three").err())
                .contains("there is no file gone.yml", "drills/three.yml:2:18");
    }
}
