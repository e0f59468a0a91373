package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.impact.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/impact.md lists every rule with its grade and what it means. */
class RulesPageTest {
    @ParameterizedTest
    @EnumSource
    void theRuleIsOnThePageAsItIs(Rule rule) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/impact.md"));

        assertThat(lines).contains("| `" + rule.id() + "` | " + rule.grade().word() + " | " + rule.meaning() + " |");
    }
}
