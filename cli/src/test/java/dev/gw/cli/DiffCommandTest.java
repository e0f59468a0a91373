package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final String HEAD = "_format_version: \"3.0\"\n";
    private static final String SHOP = HEAD + "services: [{name: shop, host: shop.internal, retries: 5}]\n";

    @TempDir
    Path folder;

    @BeforeEach
    void twoFiles() throws IOException {
        Files.writeString(folder.resolve("a.yml"), SHOP);
        Files.writeString(folder.resolve("b.yml"), SHOP.replace("retries: 5", "retries: 2"));
    }

    @Test
    void twoFilesThatDifferGiveAPlanAndTwo() {
        Run run = Run.in(folder, "diff", "b.yml", "--against", "a.yml");

        assertThat(run.out()).isEqualTo("""
                ~ service shop  b.yml:2
                    ~ retries: 5 → 2  b.yml:2

                1 to change; 0 unchanged

                Callers feel nothing of it (0 routes compared, 0 requests tried).
                """);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void theSameInMeaningGivesZero() throws IOException {
        Files.writeString(folder.resolve("c.yml"), HEAD + "services: [{url: 'http://shop.internal', name: shop}]\n");

        Run run = Run.in(folder, "diff", "c.yml", "--against", "a.yml");

        assertThat(run.out()).isEqualTo("c.yml and a.yml mean the same (1 entity)\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void programsGetJson() {
        Run run = Run.in(folder, "diff", "--format", "json", "b.yml", "--against", "a.yml");

        assertThat(run.out()).isEqualToIgnoringWhitespace("""
                {
                  "format": 1, "before": "a.yml", "after": "b.yml",
                  "summary": {"create": 0, "change": 1, "destroy": 0, "unchanged": 0},
                  "changes": [{
                    "action": "change", "kind": "services", "label": "service shop",
                    "id": "abfbe39c-075b-5e5e-aec6-a90f2f0adfee", "file": "b.yml", "line": 2,
                    "fields": [{"path": "retries", "before": 5, "after": 2, "file": "b.yml", "line": 2}]
                  }]
                }
                """);
    }

    @Test
    void aPullRequestGetsMarkdown() {
        Run run = Run.in(folder, "diff", "--format", "markdown", "b.yml", "--against", "a.yml");

        assertThat(run.out()).isEqualTo("""
                ### gw diff: `b.yml` against `a.yml`

                **1 to change; 0 unchanged**

                ```diff
                ! service shop
                ```

                **Callers feel nothing of it** (0 routes compared, 0 requests tried).

                <details><summary>Field by field</summary>

                ```diff
                ! service shop  b.yml:2
                -    retries: 5
                +    retries: 2
                ```

                </details>
                """);
    }

    @Test
    void quietSaysItByTheExitCodeAlone() {
        Run run = Run.in(folder, "diff", "--quiet", "b.yml", "--against", "a.yml");

        assertThat(run).isEqualTo(new Run(2, "", ""));
    }

    @Test
    void anErrorOnEitherSideIsReportedAndGivesOne() throws IOException {
        Files.writeString(folder.resolve("bad.yml"), SHOP.replace("retries: 5", "retries: many"));

        Run left = Run.in(folder, "diff", "bad.yml", "--against", "a.yml");
        Run right = Run.in(folder, "diff", "a.yml", "--against", "bad.yml");

        assertThat(left.code()).isEqualTo(1);
        assertThat(left.err()).contains("bad.yml:2", "retries");
        assertThat(right.code()).isEqualTo(1);
        assertThat(right.err()).contains("bad.yml:2", "retries");
        assertThat(Run.in(folder, "diff", "a.yml", "--against", "none.yml").err())
                .contains("none.yml does not exist");
    }

    @Test
    void outsideOfARepositoryTheUsualTargetIsMissing() {
        Run run = Run.in(folder, "diff", "a.yml");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("GW1701", "lies in no git repository");
    }

    @Test
    void environmentsOfOneProjectAreCompared() throws IOException {
        assertThat(Run.in(folder, "init").code()).isZero();
        Path overlay = Files.createDirectories(folder.resolve("config/env/prod"));
        Files.writeString(overlay.resolve("s.yml"), "services: [{name: example, host: prod.example.com}]\n");

        assertThat(Run.in(folder, "diff", "--env", "prod", "--against", "env:prod")
                        .code())
                .isZero();
        Run run = Run.with(folder, "", Map.of(), "diff", "--against", "env:prod");
        assertThat(run.out())
                .startsWith("~ service example  config/services/example.yml:2")
                .contains("~ host: \"prod.example.com\" → \"upstream.example.com\"  config/services/example.yml:4");
        assertThat(Run.in(folder, "diff", "--against", "env:prdo").err()).contains("did you mean prod?");
    }

    @Test
    void twoLeftSidesAreAWrongUse() {
        assertThat(Run.in(folder, "diff", "a.yml", "b.yml").code()).isEqualTo(64);
    }
}
