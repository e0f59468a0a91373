package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gw diff} says what callers feel, and ends as {@code --fail-on} asks. */
class DiffImpactTest {
    private static final String CLOSED = """
            _format_version: "3.0"
            services:
            - name: shop
              url: http://shop.internal
              routes:
              - name: orders
                paths: [/orders]
                plugins:
                - name: key-auth
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aRouteLosesItsKey() throws IOException {
        Files.writeString(folder.resolve("closed.yml"), CLOSED);
        Files.writeString(
                folder.resolve("open.yml"),
                CLOSED.replace("- name: key-auth", "- name: key-auth\n      enabled: false"));
        Files.writeString(folder.resolve("tagged.yml"), CLOSED + "    tags: [a]\n");
    }

    @Test
    void whatCallersFeelStandsBelowTheFields() {
        Run run = Run.in(folder, "diff", "open.yml", "--against", "closed.yml");

        assertThat(run.out()).contains("""

                What callers feel
                  security  route orders: callers need no credentials any more: key-auth is disabled
                            key-auth → none
                            open.yml:10  authentication-removed-""").endsWith("Callers: 1 security (1 route compared, 0 requests tried).\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void itIsSaidWhereItIsAskedFor() {
        assertThat(Run.in(folder, "diff", "--no-impact", "open.yml", "--against", "closed.yml")
                        .out())
                .doesNotContain("allers");
        assertThat(Run.in(folder, "diff", "--format", "json", "open.yml", "--against", "closed.yml")
                        .out())
                .doesNotContain("impact");
        assertThat(Run.in(folder, "diff", "--format", "json", "--impact", "open.yml", "--against", "closed.yml")
                        .out())
                .contains("\"impact\"", "\"rule\": \"authentication-removed\"");
        assertThat(Run.in(folder, "diff", "--format", "markdown", "open.yml", "--against", "closed.yml")
                        .out())
                .contains("- **security** route orders: callers need no credentials any more");
    }

    @Test
    void aGateStopsAtItsGradeOnly() {
        assertThat(Run.in(folder, "diff", "-q", "--fail-on", "security", "open.yml", "--against", "closed.yml"))
                .isEqualTo(new Run(2, "", ""));
        assertThat(Run.in(folder, "diff", "-q", "--fail-on", "security", "closed.yml", "--against", "open.yml"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(Run.in(folder, "diff", "-q", "--fail-on", "breaking", "closed.yml", "--against", "open.yml"))
                .isEqualTo(new Run(2, "", ""));
        assertThat(Run.in(folder, "diff", "-q", "--fail-on", "info", "tagged.yml", "--against", "closed.yml"))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void askingForItAndNotIsAWrongUse() {
        assertThat(Run.in(folder, "diff", "--impact", "--no-impact", "open.yml", "--against", "closed.yml")
                        .code())
                .isEqualTo(64);
    }
}
