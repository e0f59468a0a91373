package dev.gw.diff.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diff.Configs;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comment on GitHub takes 65,536 characters; what does not fit is counted. */
class MarkdownReportTest {
    private static final Pattern MORE = Pattern.compile("# and (\\d+) more, which don't fit");

    private static String services(int count, int retries, String tag) {
        StringBuilder yaml = new StringBuilder("services:\n");
        IntStream.range(0, count)
                .forEach(i -> yaml.append("- {name: service-")
                        .append(i)
                        .append(", host: h, retries: ")
                        .append(retries)
                        .append(", tags: ['")
                        .append(tag)
                        .append("']}\n"));
        return yaml.toString();
    }

    private static String comment(String before, String after, String more) {
        Compared compared =
                new Compared("git:HEAD", "the project", Configs.diff(Configs.bundle(before), Configs.bundle(after)));
        return MarkdownReport.of(compared, more);
    }

    private static String folded(String comment) {
        return comment.substring(comment.indexOf("<details>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "```````````` backquotes ````````````", "ünïcödé 日本"})
    void ofTenThousandChangesThoseThatFitAreShownAndTheOthersCounted(String tag) {
        String comment = comment(services(10_000, 5, tag), services(10_000, 2, "other"), "");

        assertThat(comment).hasSizeBetween(60_000, MarkdownReport.LIMIT).contains("**10000 to change;");
        assertThat(comment.substring(0, comment.indexOf("<details>"))).contains("# and 9950 more\n");
        Matcher more = MORE.matcher(comment);
        assertThat(more.find()).isTrue();
        long shown =
                folded(comment).lines().filter(line -> line.startsWith("! ")).count();
        assertThat(shown + Integer.parseInt(more.group(1))).isEqualTo(10_000);
        assertThat(comment).endsWith("\n</details>\n");
    }

    @Test
    void oneThatIsTooLongByItselfHidesNoOther() {
        String list = String.join(
                ",",
                Stream.iterate(0, i -> i + 1)
                        .limit(9000)
                        .map(i -> "\"X-Header-" + i + ":1\"")
                        .toList());
        String before = "services: [{name: s, host: h}]\nplugins: [{name: request-transformer}]\n";
        String after = "services: [{name: s, host: h2}]\n"
                + "plugins: [{name: request-transformer, config: {add: {headers: [" + list + "]}}}]\n";

        String comment = comment(before, after, "");

        assertThat(comment).hasSizeLessThan(MarkdownReport.LIMIT);
        assertThat(folded(comment)).contains("host: \"h2\"", "# and 1 more, which don't fit");
    }

    @Test
    void whatElseIsSaidStandsWholeOrNotAtAll() {
        String before = services(1, 5, "t");
        String after = services(1, 2, "t");

        assertThat(comment(before, after, "x".repeat(40_000)))
                .contains("x".repeat(40_000))
                .hasSizeLessThan(65_536);
        assertThat(comment(before, after, "x".repeat(66_000)))
                .contains("_More was found than fits into a comment: see the job's log._")
                .hasSizeLessThan(2_000);
    }
}
