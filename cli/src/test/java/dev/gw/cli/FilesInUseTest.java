package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in declarative files that people keep, most of them written for decK: nothing is said in vain. */
class FilesInUseTest {
    @TempDir
    Path folder;

    @Test
    void aMissingValueIsSaidOnceAndNotAgainAsAWrongValue() throws IOException {
        assertThat(check("""
                _format_version: "3.0"
                services:
                  - name: a
                    host: ${{ env "DECK_HOST" }}
                    port: ${{ env "DECK_PORT" | toInt }}
                    retries: ${RETRIES}
                """)).containsExactly("GW1206 4", "GW1206 5", "GW1206 6");
    }

    @Test
    void aPluginOfTheirOwnNeedsNoConfig() throws IOException {
        assertThat(check("""
                _format_version: "3.0"
                plugins:
                  - name: introspect-token
                """)).containsExactly("GW1502 3");
    }

    @Test
    void aParentsWrongIdIsSaidOfTheParentOnly() throws IOException {
        assertThat(check("""
                _format_version: "3.0"
                services:
                  - id: service-1
                    name: s
                    host: h
                    routes:
                      - id: route-1
                        name: r
                        paths: [/r]
                        plugins:
                          - name: cors
                certificates:
                  - id: certificate-1
                    cert: none
                    key: none
                    snis: [{name: a.example.com}]
                """)).containsExactlyInAnyOrder("GW1306 3", "GW1306 7", "GW1306 13", "GW1310 14", "GW1310 15");
    }

    @Test
    void whatOnlyEnterpriseHasIsCalledThat() throws IOException {
        assertThat(check("""
                _format_version: "3.0"
                services:
                  - {name: s, host: h, protocol: wss}
                plugins:
                  - name: pre-function
                    config:
                      access: ["return"]
                      ws_close: []
                  - {name: cors, protocols: [ws, http]}
                  - {name: ai-a2a-proxy}
                """)).containsExactly("GW1501 3", "GW1501 8", "GW1501 9", "GW1501 10");
    }

    @Test
    void keysOfDeckThatChangeNothingAreOnlyWarnings() throws IOException {
        Path file = write("""
                _format_version: "3.0"
                _konnect: {control_plane_name: default}
                _info:
                  select_tags: [a]
                  default_lookup_tags: {services: [b]}
                services: [{name: s, host: h, routes: [{name: r, paths: [/r]}]}]
                """);

        Run check = Run.in(folder, "check", file.toString(), "--report", "github");

        assertThat(check.code()).isZero();
        assertThat(brief(check)).containsExactly("GW1216 2", "GW1216 5");
    }

    @Test
    void secretsFromTheEnvironmentAreToldApartAndNotShown() throws IOException {
        Path file = write("""
                _format_version: "3.0"
                consumers:
                  - {username: a, keyauth_credentials: [{key: "${KEY_A}"}]}
                  - {username: b, keyauth_credentials: [{key: "${KEY_B}"}]}
                  - {username: c, keyauth_credentials: [{key: "${KEY_C}"}]}
                plugins: [{name: key-auth}]
                """);
        Map<String, String> keys = Map.of("KEY_A", "pssst-1", "KEY_B", "pssst-2", "KEY_C", "pssst-1");

        Run check = Run.with(folder, "", keys, "check", file.toString(), "--report", "github");

        assertThat(brief(check)).containsExactly("GW1203 5");
        assertThat(check.out()).doesNotContain("pssst");
    }

    private List<String> check(String text) throws IOException {
        return brief(Run.in(folder, "check", write(text).toString(), "--report", "github"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("kong.yml"), text);
    }

    /** {@code GW1206 4}: the code and the line of each finding. */
    private static List<String> brief(Run run) {
        return run.out()
                .lines()
                .map(line -> line.replaceFirst(".*line=(\\d+),.*title=(\\w+) .*", "$2 $1"))
                .toList();
    }
}
