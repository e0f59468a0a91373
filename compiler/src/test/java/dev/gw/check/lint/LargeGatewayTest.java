package dev.gw.check.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.lint.rule.LintRules;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Bundle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bounds far above what is needed, so that only quadratic work breaks them. */
class LargeGatewayTest {
    private static final int ROUTES = 10_000;
    /** The thread's own time: other work on the machine does not count. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @Test
    @Timeout(240)
    void tenThousandRoutesOfOneServiceAndHostAreLintedInTime() {
        assertLintedInTime(
                "        hosts: [a.example]\n        paths: [/api/v%d/items]\n        plugins: [{name: cors}]\n");
    }

    @Test
    @Timeout(240)
    void tenThousandRegexRoutesOfOneBeginningAreLintedInTime() {
        assertLintedInTime("        paths: ['~/api/(a|b)+/%d$']\n        methods: [GET]\n");
    }

    @Test
    @Timeout(240)
    void tenThousandHostsOfOnePathAreLintedInTime() {
        assertLintedInTime("        hosts: [h%d.example, '*.h%<d.example']\n        paths: [/, /a]\n");
    }

    private static void assertLintedInTime(String fields) {
        StringBuilder text = new StringBuilder("_format_version: \"3.0\"\nservices:\n  - name: s\n");
        text.append("    url: http://s.internal\n    routes:\n");
        for (int i = 0; i < ROUTES; i++) {
            text.append("      - name: r").append(i).append('\n');
            text.append(String.format(Locale.ROOT, fields, i));
        }
        Bundle bundle = LintFixture.bundle(text.toString());
        List<Diagnostic> onAllProcessors = Linter.lint(bundle, LintSettings.defaults());
        long start = CPU.getCurrentThreadCpuTime();
        List<Diagnostic> onThisThread = ruleByRule(bundle);
        Duration taken = Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start);
        assertThat(taken).as("second run").isLessThan(Duration.ofSeconds(3));
        assertThat(onAllProcessors).isEqualTo(onThisThread);
    }

    private static List<Diagnostic> ruleByRule(Bundle bundle) {
        List<Diagnostic> found = new ArrayList<>();
        LintRules.all().forEach(rule -> found.addAll(Linter.found(rule.code(), bundle)));
        return found;
    }
}
