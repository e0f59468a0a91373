package dev.gw.check.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

final class PcreRegexTest {
    @Test
    void saysWhatPcre2SaysOfEveryRecordedPattern() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (RecordedRows.Row row : RecordedRows.read("pcre.tsv.gz")) {
            softly.assertThat(verdict(row.pattern())).as(row.pattern()).isEqualTo(row.verdict());
        }
        softly.assertAll();
    }

    private static String verdict(String pattern) {
        RegexProblem problem = PcreRegex.problem(pattern);
        if (problem == null) {
            return "OK";
        }
        String before = pattern.substring(0, problem.offset());
        return before.getBytes(StandardCharsets.UTF_8).length + " " + problem.message();
    }

    @Test
    void pointsBehindWhatItRead() {
        assertThat(PcreRegex.problem("/a{1,2}{3}"))
                .isEqualTo(new RegexProblem("quantifier does not follow a repeatable item", 9, 0));
    }

    @Test
    void takesTheSettingForUtf8UnderBothItsNames() {
        assertThat(PcreRegex.problem("(*UTF)é")).isNull();
        assertThat(PcreRegex.problem("(*UTF8)é")).isNull();
        assertThat(PcreRegex.problem("(*UTF16)é")).isNotNull();
    }

    @Test
    void survivesAMegabyteOfBrackets() {
        for (String hostile : new String[] {"(", "[", "(?:", "(?<=", "[[:", "(?<a>", "(*"}) {
            assertThat(PcreRegex.problem(hostile.repeat(1_000_000 / hostile.length())))
                    .isNotNull();
        }
    }
}
