package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages name files so that editors and CI find them from the working folder. */
class NamesOfFilesTest {
    @TempDir
    Path work;

    private Path project;

    @BeforeEach
    void aProjectBelowTheWorkingFolder() throws IOException {
        project = work.resolve("teams/a gateway");
        write("config/services/orders.yml", "- {name: orders, host: orders.internal, port: many}\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aProjectBelowTheWorkingFolderHasItsPathInFront() {
        assertThat(Run.in(work, "check", "-C", "teams/a gateway").err())
                .contains("--> teams/a gateway/config/services/orders.yml:1:");
        assertThat(Run.in(work, "check", "teams/a gateway", "--report", "github")
                        .out())
                .contains("file=teams/a gateway/config/services/orders.yml,");
        assertThat(Run.in(work, "build", "-C", "teams/a gateway", "--report", "sarif")
                        .out())
                .contains("\"uri\": \"teams/a%20gateway/config/services/orders.yml\"");
    }

    @Test
    void gwYmlAndCustomPluginsAreNamedAlike() throws IOException {
        write("gw.yml", "nodes: none\n");
        write("plugins/quota/schema.json", "{}\n");

        assertThat(Run.in(work, "check", "-C", "teams/a gateway").err())
                .contains("--> teams/a gateway/gw.yml:1:8", "--> teams/a gateway/plugins/quota/schema.json:1:1");
    }

    @Test
    void insideTheProjectNamesAreThoseWithinIt() {
        String expected = "--> config/services/orders.yml:1:";

        assertThat(Run.in(project, "check").err()).contains(expected);
        assertThat(Run.in(project.resolve("config/services"), "check").err()).contains(expected);
    }

    @Test
    void aProjectElsewhereHasAbsoluteNames() {
        Path elsewhere = work.resolve("teams/b");

        assertThat(elsewhere.toFile().mkdir()).isTrue();
        assertThat(Run.in(elsewhere, "check", "-C", project.toString()).err())
                .contains("--> " + project + "/config/services/orders.yml:1:");
    }

    @Test
    void oneFileIsNamedAsItWasTyped() throws IOException {
        write("kong.yml", "_format_version: '3.0'\nservices: [{name: a}]\n");

        assertThat(Run.in(work, "check", "teams/a gateway/kong.yml").err()).contains("--> teams/a gateway/kong.yml:2:");
    }

    @Test
    void theMapIsTheSameFromAnywhere() throws IOException {
        write("config/services/orders.yml", "- {name: orders, host: orders.internal}\n");
        Run.in(work, "build", "-C", "teams/a gateway", "-q", "--map");
        String fromOutside = Files.readString(project.resolve("kong.yml.map.json"));
        Run.in(project, "build", "-q", "--map");

        assertThat(Files.readString(project.resolve("kong.yml.map.json")))
                .isEqualTo(fromOutside)
                .contains("\"config/services/orders.yml:1:24\"");
    }

    @Test
    void whatIsFormattedIsNamedAlike() throws IOException {
        write("config/services/orders.yml", "- {host: orders.internal,   name: orders}\n");

        assertThat(Run.in(work, "fmt", "--check", "-C", "teams/a gateway").err())
                .isEqualTo("gw: would change teams/a gateway/config/services/orders.yml\n");
    }
}
