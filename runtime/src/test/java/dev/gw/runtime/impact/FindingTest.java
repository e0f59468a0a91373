package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.runtime.impact.finding.Finding;
import dev.gw.runtime.impact.finding.Grade;
import dev.gw.runtime.impact.report.ImpactJson;
import dev.gw.runtime.impact.report.ImpactMarkdown;
import dev.gw.runtime.impact.report.ImpactText;
import org.junit.jupiter.api.Test;

/** What a finding says, and how it is shown. */
class FindingTest {
    private static final String BEFORE = """
            _format_version: "3.0"
            services:
            - name: tools
              url: http://tools.internal
              routes:
              - name: tools-route
                paths: [/api/v1/tools]
              - name: tools-list
                paths: [/api/v1/lists]
              plugins:
              - name: key-auth
            - name: catalog
              url: http://catalog.internal
              routes:
              - name: catalog-route
                paths: [/catalog]
              plugins:
              - name: key-auth
            """;

    private static ImpactReport report(String old, String now) {
        Bundle before = Edits.bundle("before.yml", BEFORE);
        return Impact.between(before, Edits.bundle("after.yml", BEFORE.replace(old, now)));
    }

    private static Finding only(String old, String now) {
        ImpactReport report = report(old, now);
        assertThat(report.findings()).hasSize(1);
        return report.findings().get(0);
    }

    @Test
    void oneCauseOnSeveralRoutesIsOneFinding() {
        Finding finding =
                only("  - name: key-auth\n- name: catalog", "  - name: key-auth\n    enabled: false\n- name: catalog");

        assertThat(finding.sentence())
                .isEqualTo("service tools (2 routes): callers need no credentials any more: key-auth is disabled");
        assertThat(finding.routes()).containsExactly("tools-route", "tools-list");
        assertThat(finding.place()).hasToString("after.yml:12:14");
        assertThat(finding.before()).isEqualTo("key-auth");
        assertThat(finding.after()).isEqualTo("none");
    }

    @Test
    void aWitnessShowsWhoAnswersWhat() {
        Finding finding = only("paths: [/catalog]", "paths: [/catalog, /api/v1/tools/5]");

        assertThat(finding.rule().id()).isEqualTo("requests-moved");
        assertThat(finding.sentence()).isEqualTo("route tools-route: requests now go to catalog-route");
        assertThat(finding.witness()).isEqualTo("GET /api/v1/tools/5");
        assertThat(finding.place()).hasToString("after.yml:15:5");
    }

    @Test
    void theIdIsTheSameWhateverTheValues() {
        String once =
                only("paths: [/catalog]", "paths: [/catalog, /api/v1/tools/5]").id();
        String again =
                only("paths: [/catalog]", "paths: [/catalog, /api/v1/tools/77]").id();

        assertThat(once).isEqualTo(again).matches("requests-moved-[0-9a-f]{8}");
    }

    @Test
    void aReportIsForTerminalsForPullRequestsAndForPrograms() {
        ImpactReport report = report("paths: [/catalog]", "paths: [/catalog, /api/v1/tools/5]");

        assertThat(ImpactText.of(report, /* colour= */ false))
                .contains("  breaking  route tools-route: requests now go to catalog-route\n")
                .contains("            GET /api/v1/tools/5: tools-route → catalog-route\n")
                .contains("Callers: 1 breaking (3 routes compared, ");
        assertThat(ImpactMarkdown.of(report))
                .contains("- **breaking** route tools-route: requests now go to catalog-route");
        assertThat(JsonWriter.write(ImpactJson.of(report)))
                .contains("\"rule\": \"requests-moved\"")
                .contains("\"witness\": \"GET /api/v1/tools/5\"");
    }

    @Test
    void nothingFeltIsSaidInOneLine() {
        ImpactReport report = report("paths: [/catalog]", "paths: [/catalog]");

        assertThat(ImpactText.of(report, /* colour= */ false))
                .isEqualTo("Callers feel nothing of it (3 routes compared, 0 requests tried).\n");
        assertThat(report.reaches(Grade.INFO)).isFalse();
    }

    @Test
    void aGradeIsReachedByItselfAndByWhatIsGraver() {
        ImpactReport report = report("paths: [/catalog]", "paths: [/catalog, /api/v1/tools/5]");

        assertThat(report.reaches(Grade.INFO)).isTrue();
        assertThat(report.reaches(Grade.BREAKING)).isTrue();
        assertThat(report.reaches(Grade.SECURITY)).isFalse();
    }
}
