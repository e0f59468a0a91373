package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gw drill SCENARIO --mutate, as it is typed. */
class ScenarioGradingTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aShop() throws IOException {
        Files.writeString(folder.resolve("kong.yml"), """
                _format_version: "3.0"
                services:
                  - name: shop
                    url: http://shop.internal/api
                    routes: [{name: shop, paths: [/shop]}]
                  - name: back
                    url: http://back.internal
                    routes: [{name: back, paths: [/back]}]
                """);
        Files.createDirectories(folder.resolve("drills"));
        scenario("one", "{config: ../kong.yml}", "{status: 200, upstream: shop, json.$.path: /api/a}", "");
    }

    private void scenario(String name, String target, String expect, String more) throws IOException {
        Files.writeString(folder.resolve("drills/" + name + ".yml"), """
                drill: 1
                target: %s
                scenarios:
                  a: {executor: burst, count: 2, requests: [{name: look, get: /shop/a, expect: %s}]}
                """.formatted(target, expect) + more);
    }

    @Test
    void aScenarioIsGraded() {
        Run run = Run.in(folder, "drill", "one", "--mutate");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(Exit.FAILED.code());
        assertThat(run.err())
                .containsPattern("the scenario passes; now it runs against 8 mutants, up to \\S+ each and \\S+ in all")
                .contains("gw: 8 of 8, 0s left: ");
        assertThat(run.out())
                .contains("survived  preserve_host flipped: route shop: preserve_host is true (kong.yml:5)")
                .contains("not exercised  service back (kong.yml:6): 3 mutants")
                .contains("not exercised  route back (kong.yml:8): ")
                .endsWith("mutation score 87.5 %: 7 of 8 mutants noticed; 0 more would be refused by Kong;"
                        + " 8 are not exercised\n");
    }

    @Test
    void aScenarioThatFailsOnTheConfigurationGradesNothing() throws IOException {
        scenario("wrong", "{config: ../kong.yml}", "{status: 404}", "");

        Run run = Run.in(folder, "drill", "wrong", "--mutate");

        assertThat(run.code()).isEqualTo(Exit.FAILED.code());
        assertThat(run.err())
                .contains("gw: the scenario does not pass on the configuration as it is, so that it can't tell what is"
                        + " broken from it\n");
        assertThat(run.out()).contains("status 404").doesNotContain("mutation score");
    }

    @Test
    void aScenarioThatDecidesNothingGradesNothing() {
        Run run = Run.in(folder, "drill", "one", "--mutate", "--max-requests", "1");

        assertThat(run.code()).isEqualTo(Exit.INCONCLUSIVE.code());
        assertThat(run.err()).contains("broken from it: no more than 1 requests may be sent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one --mutate --json r.json | --json writes what came of a drill; it does not go with --mutate",
                "one --mutate --baseline r.json | --baseline compares what came of a drill; it does not go with",
                "one --mutate --target http://127.0.0.1:1 | it does not go with --target",
                "far --mutate | the scenario asks http://127.0.0.1:1; without target.url it asks gw's own",
                "redis --mutate | grade it without its faults of redis",
            })
    void whatCanNotBeGradedIsSaid(String words, String said) throws IOException {
        Files.writeString(folder.resolve("r.json"), "{\"intervals\": []}");
        scenario("far", "{url: 'http://127.0.0.1:1'}", "{status: 200}", "");
        scenario("redis", "{config: ../kong.yml}", "{status: 200}", "faults: [{at: 1s, for: 1s, redis: refuse}]\n");

        Run run = Run.in(folder, ("drill " + words).split(" "));

        assertThat(run.code()).as(run.err()).isEqualTo(Exit.USAGE.code());
        assertThat(run.err()).contains(said);
    }
}
