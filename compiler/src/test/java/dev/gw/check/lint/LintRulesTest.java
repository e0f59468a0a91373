package dev.gw.check.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.lint.rule.LintRule;
import dev.gw.check.lint.rule.LintRules;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule has a folder with bad.yml and good.yml. In bad.yml a line ends in {@code # expect: part of the message} where
 * the rule finds something; nothing else may be found by it. good.yml breaks no rule of its own.
 */
class LintRulesTest {
    private static final String EXPECT = "# expect: ";

    static Stream<LintRule> rules() {
        return LintRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleFindsWhatItsBadExampleMarksAndNothingElse(LintRule rule) throws IOException {
        String text = read(rule, "bad");
        List<String> expected = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int at = lines[i].indexOf(EXPECT);
            if (at >= 0) {
                expected.add(i + 1 + " " + lines[i].substring(at + EXPECT.length()));
            }
        }
        assertThat(expected).isNotEmpty();
        List<Diagnostic> found = own(rule, text);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            String[] lineAndPart = expected.get(i).split(" ", 2);
            assertThat(found.get(i).at().from().line() + " " + found.get(i).message())
                    .startsWith(lineAndPart[0] + " ")
                    .contains(lineAndPart[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleIsQuietOnItsGoodExample(LintRule rule) throws IOException {
        assertThat(own(rule, read(rule, "good"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void applyingTheFixesLeavesNothingToFix(LintRule rule) throws IOException {
        String text = read(rule, "bad");
        List<Diagnostic> fixable = new ArrayList<>(
                own(rule, text).stream().filter(d -> d.fix().isPresent()).toList());
        for (int i = fixable.size() - 1; i >= 0; i--) {
            var fix = fixable.get(i).fix().orElseThrow();
            text = text.substring(0, fix.at().start())
                    + fix.replacement()
                    + text.substring(fix.at().end());
        }
        assertThat(own(rule, text)).noneMatch(d -> d.fix().isPresent());
    }

    @Test
    void everyCodeOfTheLintHasARuleInOrder() {
        List<Code> codes = Arrays.stream(Code.values())
                .filter(code -> code.isLint() && code != Code.GW2019)
                .toList();
        assertThat(rules().map(LintRule::code)).containsExactlyElementsOf(codes);
    }

    @Test
    void everyNameIsKebabCaseAndUnique() {
        assertThat(rules().map(LintRule::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAPageThatNamesIt(LintRule rule) throws IOException {
        try (InputStream page = Diagnostic.class.getResourceAsStream(rule.code().id() + ".md")) {
            assertThat(page).isNotNull();
            assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("`" + rule.id() + "`", "# gw: allow");
        }
    }

    private static List<Diagnostic> own(LintRule rule, String text) {
        return LintFixture.lint(text, LintSettings.defaults().nodes(3)).stream()
                .filter(diagnostic -> diagnostic.code() == rule.code())
                .toList();
    }

    private static String read(LintRule rule, String name) throws IOException {
        try (InputStream file = LintRulesTest.class.getResourceAsStream(rule.id() + "/" + name + ".yml")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
