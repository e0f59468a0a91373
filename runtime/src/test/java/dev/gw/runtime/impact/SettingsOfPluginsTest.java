package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single settings whose meaning is known, on a plugin that is there before and after. */
class SettingsOfPluginsTest {
    private static String findings(String plugin, String before, String after) {
        String config = """
                _format_version: "3.0"
                services:
                - name: s
                  url: http://s.internal
                  routes: [{name: r, paths: [/r]}]
                  plugins: [{name: %s, config: {%s}}]
                """;
        ImpactReport report = Impact.between(
                Edits.bundle("before.yml", config.formatted(plugin, before)),
                Edits.bundle("after.yml", config.formatted(plugin, after)));
        assertThat(report.toString()).doesNotContain("c2VjcmV0", "b3RoZXI");
        return String.join(
                ", ",
                report.findings().stream()
                        .map(finding ->
                                finding.grade().word() + " " + finding.rule().id())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session           | secret: c2VjcmV0, idling_timeout: 900    | secret: c2VjcmV0, idling_timeout: 9000"
                        + " | security token-lifetime-raised",
                "session           | secret: c2VjcmV0, absolute_timeout: 900  | secret: c2VjcmV0, absolute_timeout: 60"
                        + "  | breaking token-lifetime-lowered",
                "session           | secret: c2VjcmV0                         | secret: c2VjcmV0, cookie_secure: false"
                        + " | security authentication-weakened",
                "session           | secret: c2VjcmV0, cookie_http_only: false | secret: c2VjcmV0"
                        + " | breaking authentication-strengthened",
                "session           | secret: c2VjcmV0                         | secret: c2VjcmV0, remember: true"
                        + " | info plugin-changed",
                "standard-webhooks | secret_v1: c2VjcmV0                      | secret_v1: b3RoZXI"
                        + " | info plugin-changed",
                "standard-webhooks | secret_v1: c2VjcmV0                      | secret_v1: c2VjcmV0, tolerance_second: 9999"
                        + " | security authentication-weakened",
                "ai-prompt-guard   | 'deny_patterns: [a, b]'                  | 'deny_patterns: [a]'"
                        + " | security client-filter-widened",
                "ai-prompt-guard   | 'allow_patterns: [a, b]'                 | 'allow_patterns: [a]'"
                        + " | breaking client-filter-narrowed",
            })
    void itsChangeIsGradedByWhatItLetsThrough(String plugin, String before, String after, String expected) {
        assertThat(findings(plugin, before, after)).isEqualTo(expected);
    }
}
