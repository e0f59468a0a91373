package dev.gw.check.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

final class RustRegexTest {
    @Test
    void saysWhatTheCrateSaysOfEveryRecordedPattern() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (RecordedRows.Row row : RecordedRows.read("rust.tsv.gz")) {
            String said = RustRegex.rendered(row.pattern());
            softly.assertThat(said.isEmpty() ? "OK" : said).as(row.pattern()).isEqualTo(row.verdict());
        }
        softly.assertAll();
    }

    @Test
    void marksThePlaceInsideThePattern() {
        assertThat(RustRegex.rendered("^/(?|a|b)"))
                .isEqualTo("regex parse error:\n    ^/(?|a|b)\n        ^\nerror: unrecognized flag");
        assertThat(RustRegex.problem("^/a\\Z")).isEqualTo(new RegexProblem("unrecognized escape sequence", 3, 2));
    }

    @Test
    void refusesWhatWouldCompileTooBig() {
        String tooBig = "Compiled regex exceeds size limit of 10485760 bytes.";
        assertThat(RustRegex.rendered("^/\\w{1,2000}")).isEqualTo(tooBig);
        assertThat(RustRegex.rendered("(a{1000}){1000}")).isEqualTo(tooBig);
        assertThat(RustRegex.rendered("^/.{1,5000}")).isEmpty();
    }

    @Test
    void survivesAMegabyteOfBrackets() {
        for (String hostile : new String[] {"(", "[", "(?:", "a*", "[a&&", "{"}) {
            assertThat(RustRegex.problem(hostile.repeat(1_000_000 / hostile.length())))
                    .isNotNull();
        }
    }
}
