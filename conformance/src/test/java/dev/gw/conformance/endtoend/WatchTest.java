package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    private static final String SCHEMA = "return { name = \"own\", fields = { { config = { type = \"record\","
            + " fields = { { level = { type = \"number\" } } } } } } }\n";

    @Test
    @Timeout(120)
    void aChangedSourceIsBuiltAgainAndAnInterruptEndsIt(@TempDir Path folder) throws IOException, InterruptedException {
        String gw = Shell.root().resolve("gw").toString();
        Files.createDirectories(folder.resolve("config/services"));
        Path source = folder.resolve("config/services/a.yml");
        Files.writeString(source, "- name: a\n  host: first\n");
        Path template = folder.resolve("policies/wide.yml");
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(template, "plugins: [{name: cors, config: {max_age: 1}}]\n");
        Path plugin = folder.resolve("plugins/own/schema.lua");
        Files.createDirectories(folder.resolve("plugins/own"));
        Files.writeString(plugin, SCHEMA);
        Files.writeString(folder.resolve("gw.yml"), "name: watched\nplugins: [plugins]\n");
        Files.writeString(
                folder.resolve("config/uses.yml"),
                "policies: [{policy: wide}]\nplugins: [{name: own, config: {level: 3}}]\n");
        ProcessBuilder builder = new ProcessBuilder(gw, "build", "--watch").directory(folder.toFile());
        builder.environment().put("GW_NO_ARCHIVE", "1");
        builder.environment().put("GW_NO_BUILD", "1");
        Process process = builder.redirectErrorStream(true).start();

        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            until(lines, "wrote kong.yml");
            Files.writeString(source, "- name: a\n  host: second\n");
            until(lines, "wrote kong.yml");
            assertThat(folder.resolve("kong.yml")).content().contains("host: second");
            Files.writeString(template, "plugins: [{name: cors, config: {max_age: 2}}]\n");
            until(lines, "wrote kong.yml");
            assertThat(folder.resolve("kong.yml")).content().contains("max_age: 2");
            Files.writeString(plugin, SCHEMA.replace("number", "string"));
            until(lines, "must be a string");
            Files.writeString(plugin, SCHEMA);
            until(lines, "unchanged: kong.yml");
            Files.createDirectories(folder.resolve("config/services/deep"));
            Files.writeString(source, "- name: a\n  hots: third\n");
            until(lines, "hots");
            assertThat(folder.resolve("kong.yml")).content().contains("host: second");
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
    }

    private static void until(BufferedReader lines, String text) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertThat(line).as("the line with %s", text).isNotNull();
    }
}
