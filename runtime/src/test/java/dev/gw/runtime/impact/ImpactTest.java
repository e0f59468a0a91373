package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.impact.Edits.Edit;
import dev.gw.runtime.impact.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits that callers feel, each with what it does; and edits that they don't. */
class ImpactTest {
    static List<Edit> edits() {
        return both("edits.yml", "more-edits.yml");
    }

    static List<Edit> harmless() {
        return both("harmless.yml", "more-harmless.yml");
    }

    private static List<Edit> both(String table, String more) {
        List<Edit> edits = new ArrayList<>(Edits.of(table));
        edits.addAll(Edits.of(more, "more-base.yml"));
        return edits;
    }

    @ParameterizedTest
    @MethodSource("edits")
    void anEditIsNamedByWhatItDoes(Edit edit) {
        ImpactReport report = Impact.between(edit.before(), edit.after());

        assertThat(report.findings())
                .extracting(
                        finding -> finding.grade().word() + " " + finding.rule().id())
                .as("%s", report.findings())
                .containsExactlyInAnyOrderElementsOf(edit.expected());
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void anEditThatNobodyFeelsIsSilent(Edit edit) {
        assertThat(Impact.between(edit.before(), edit.after()).findings()).isEmpty();
    }

    @Test
    void severalRoutesThatTakeOverAskLessTogether() {
        String before = """
                _format_version: "3.0"
                services:
                  - name: shop
                    host: shop.internal
                    routes:
                      - {name: all, hosts: [shop.example], paths: [/shop], plugins: [{name: key-auth}]}
                      - {name: reads, paths: [/shop], methods: [GET]}
                      - {name: writes, paths: [/shop], methods: [POST]}
                """;
        String after = before.replace("shop.example", "new.example");

        assertThat(Impact.between(Edits.bundle("before.yml", before), Edits.bundle("after.yml", after))
                        .findings())
                .extracting(Finding::sentence)
                .anyMatch(
                        sentence -> sentence.contains("2 routes (") && sentence.endsWith("which ask less of callers"));
    }

    @Test
    void theTablesAreAsLongAsPromised() {
        assertThat(edits()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(harmless()).hasSizeGreaterThanOrEqualTo(20);
    }
}
