package dev.gw.check.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Severity;
import dev.gw.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowTest {
    private static final String HEAD = "_format_version: \"3.0\"\n";
    private static final String LONELY = HEAD + "services:\n%s  - name: a%s\n    url: http://a.internal\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GW2012 \u2014 later",
                "service-without-routes \u2014 later",
                "GW2012 - later",
                "GW2012 -- later",
                "GW2012: later",
                "service-without-routes \u2013 later",
            })
    void theLineAboveAnEntityAllowsWhateverDashStandsBeforeTheReason(String words) {
        assertThat(briefs(String.format(LONELY, "  # gw: allow " + words + "\n", "")))
                .isEmpty();
    }

    @Test
    void theEntitysOwnLineAllows() {
        assertThat(briefs(String.format(LONELY, "", " # gw: allow GW2012 \u2014 later")))
                .isEmpty();
    }

    @Test
    void theHeadOfAFileAllowsEverywhereInIt() {
        assertThat(briefs("# gw: allow GW2012 \u2014 later\n\n" + String.format(LONELY, "", "")))
                .isEmpty();
    }

    @Test
    void anAllowReachesWhatIsNestedButNotTheNextEntity() {
        String text = HEAD
                + "services:\n"
                + "  # gw: allow disabled-plugin, unverified-expiry \u2014 moving house\n"
                + "  - name: a\n"
                + "    url: http://a.internal\n"
                + "    routes: [{name: a, paths: [/a]}]\n"
                + "    plugins:\n"
                + "      - name: jwt\n"
                + "        config: {anonymous: me}\n"
                + "      - name: cors\n"
                + "        enabled: false\n"
                + "  - name: b\n"
                + "    url: http://b.internal\n"
                + "    routes: [{name: b, paths: [/b]}]\n"
                + "    plugins:\n"
                + "      - name: cors\n"
                + "        enabled: false\n"
                + "consumers:\n"
                + "  - username: me\n";
        assertThat(briefs(text)).containsExactly("GW2034 12:11", "GW2018 17:18");
    }

    @Test
    void anAllowWithoutAReasonAllowsNothing() {
        assertThat(briefs(String.format(LONELY, "  # gw: allow GW2012\n", "")))
                .containsExactly("GW2019 3:3", "GW2012 4:11");
    }

    @Test
    void anAllowThatSuppressesNothingIsReported() {
        assertThat(briefs(String.format(LONELY, "  # gw: allow GW2012, GW2009 \u2014 later\n", "")))
                .containsExactly("GW2019 3:23");
    }

    @Test
    void anAllowOfARuleThatIsOffIsNotReported() {
        LintSettings off = LintSettings.defaults().with(Code.GW2009, Level.OFF);
        assertThat(LintFixture.lint(String.format(LONELY, "  # gw: allow GW2012, GW2009 \u2014 later\n", ""), off))
                .isEmpty();
    }

    @Test
    void aMisspeltRuleShowsTheNearestOne() {
        List<Diagnostic> found =
                LintFixture.lint(String.format(LONELY, "  # gw: allow service-without-route \u2014 later\n", ""));
        assertThat(found).hasSize(2);
        assertThat(found.get(0).message()).isEqualTo("service-without-route is no lint rule");
        assertThat(found.get(0).help()).contains("did you mean service-without-routes?");
    }

    @Test
    void aHashInQuotesOrInABlockIsNoComment() {
        String text = HEAD
                + "services:\n"
                + "  - name: a\n"
                + "    url: http://a.internal\n"
                + "    tags: [\"# gw: allow GW2012 - quoted\", 'it''s # gw: allow GW2012 - quoted', a#b]\n"
                + "    plugins:\n"
                + "      - name: pre-function\n"
                + "        config:\n"
                + "          access:\n"
                + "            - |\n"
                + "              -- lua\n"
                + "              # gw: allow GW2012 - in a block\n";
        assertThat(Comments.of(SourceFile.of("kong.yml", text))).isEmpty();
    }

    @Test
    void aLevelMayBeRaisedOrSwitchedOff() {
        String text = String.format(LONELY, "", "");
        assertThat(LintFixture.lint(text, LintSettings.defaults().with(Code.GW2012, Level.ERROR)))
                .extracting(Diagnostic::severity)
                .containsExactly(Severity.ERROR);
        assertThat(LintFixture.lint(text, LintSettings.defaults().with(Code.GW2012, Level.OFF)))
                .isEmpty();
    }

    private static List<String> briefs(String text) {
        return LintFixture.lint(text).stream().map(LintFixture::brief).toList();
    }
}
