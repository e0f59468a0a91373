package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of two pods, recorded from k6 1.8.1 that ran the script of drills/checkout.yml in two segments. */
class MergeDrillTest {
    @TempDir
    Path folder;

    @BeforeEach
    void theLogsOfTwoPods() throws IOException {
        for (String pod : new String[] {"pod1.log", "pod2.log"}) {
            Files.copy(Path.of("src/test/resources/merge", pod), folder.resolve(pod));
        }
    }

    private void replaceEverywhere(String old, String other) throws IOException {
        for (String pod : new String[] {"pod1.log", "pod2.log"}) {
            Path file = folder.resolve(pod);
            String text = Files.readString(file);
            assertThat(text).contains(old);
            Files.writeString(file, text.replace(old, other));
        }
    }

    @Test
    void countsAreJudgedOverAllPods() {
        Run run = Run.in(folder, "drill", "merge", "pod1.log", "pod2.log");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("limit            burst, 90 at once at the start of a minute; 90 of 90 begun")
                .contains("  200: 60, 429: 30\n", "pass lost count == 0: 0", "of 2 results together")
                .endsWith("pass: 0 of 7 checks failed, 0 of 2 thresholds missed, 900 requests\n")
                .doesNotContain("generator");
    }

    @Test
    void oneLogMayHoldTheResultsOfAllPodsBehindTheirNames() throws IOException {
        String both = Files.readString(folder.resolve("pod1.log")) + Files.readString(folder.resolve("pod2.log"));
        Files.writeString(folder.resolve("all.log"), both.replace("{\"kind\"", "[pod/checkout-1/k6] {\"kind\""));

        assertThat(Run.in(folder, "drill", "merge", "all.log").out()).endsWith(" 900 requests\n");
    }

    @Test
    void aPodThatIsMissingLeavesItOpenAtBest() throws IOException {
        Run strict = Run.in(folder, "drill", "merge", "pod1.log");
        replaceEverywhere(
                "\"totals\":[{\"status\":\"200\",\"count\":60", "\"totals\":[{\"status\":\"201\",\"count\":0");
        replaceEverywhere("{\"status\":\"429\",\"count\":30", "{\"status\":\"500\",\"count\":0");
        Run open = Run.in(folder, "drill", "merge", "pod1.log");

        assertThat(strict.code()).isEqualTo(4);
        assertThat(strict.out()).contains("fail limit: exactly 60 of status 200", "results came from 1 of 2 machines");
        assertThat(open.code()).isEqualTo(5);
        assertThat(open.out()).contains("inconclusive: results came from 1 of 2 machines");
        assertThat(Run.in(folder, "drill", "merge", "pod1.log", "--inconclusive", "warn")
                        .code())
                .isZero();
    }

    @Test
    void whatIsThereTwiceCountsOnce() {
        Run run = Run.in(folder, "drill", "merge", "pod1.log", "pod2.log", "pod1.log");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 of the results were there more than once", " 900 requests");
    }

    @Test
    void moreResultsThanMachinesAreOfSeveralRuns() throws IOException {
        String other = Files.readString(folder.resolve("pod1.log")).replace("checkout-1-", "checkout-9-");
        Files.writeString(folder.resolve("pod9.log"), other);

        assertThat(Run.in(folder, "drill", "merge", "pod1.log", "pod2.log", "pod9.log")
                        .out())
                .contains("3 results came from 2 machines: of several runs");
    }

    @ParameterizedTest
    @CsvSource({
        "lost, count == 0, count > 5, 99, fail lost count > 5: 0",
        "lost, count == 0, rate < 0%, 99, fail lost rate < 0%: 0.000 % (0 of 900)",
    })
    void onlyThresholdsMissedIsACodeOfItsOwn(String metric, String old, String expression, int code, String said)
            throws IOException {
        replaceEverywhere(
                "\"metric\":\"" + metric + "\",\"expression\":\"" + old,
                "\"metric\":\"" + metric + "\",\"expression\":\"" + expression);

        Run run = Run.in(folder, "drill", "merge", "pod1.log", "pod2.log");

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).contains(said);
    }

    /** 80 answers of the burst took more than 100 ms on one pod or the other: no average of percentiles can tell. */
    @Test
    void percentilesAreThoseOfAllTimesTogether() throws IOException {
        replaceEverywhere(
                "\"metric\":\"lost\",\"expression\":\"count == 0\"",
                "\"metric\":\"latency{request:order,status:2xx}\",\"expression\":\"min < 1us\"");

        Run run = Run.in(folder, "drill", "merge", "pod1.log", "pod2.log", "--hgrm", "all.hgrm", "--json", "all.json");

        assertThat(run.out()).contains("fail latency{request:order,status:2xx} min < 1us: ");
        assertThat(Files.readString(folder.resolve("all.hgrm")))
                .contains("#[Max     =", "Total count    =          900]");
        assertThat(Run.in(folder, "drill", "merge", "all.json").out())
                .contains("reports of gw drill don't tell times by status");
    }

    @Test
    void droppedIterationsAndAWindowThatEndedLeaveItOpen() throws IOException {
        replaceEverywhere("\"dropped\":0,\"straddled\":0", "\"dropped\":2,\"straddled\":1");

        Run run = Run.in(folder, "drill", "merge", "pod1.log", "pod2.log");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out())
                .contains(
                        "12 iterations were never begun, because no VU was free",
                        "the window ended before the burst of limit did");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"checkout\" | \"name\":\"peak\" | are of different runs: peak and checkout",
                "rate < 0.1% | rate < 0.2% | are of different runs: their thresholds are others",
                "\"format\":1 | \"format\":2 | this is a later format",
                "\"millis\": | \"mills\": | millis is no number",
                "\"started_at\":\"2 | \"started_at\":\"x | the result in it can't be read",
                "\"status\":200 | \"status\":1200 | 1200 is no status",
            })
    void whatCannotBePutTogetherIsToldWithItsFile(String old, String other, String said) throws IOException {
        Path file = folder.resolve("pod1.log");
        Files.writeString(file, Files.readString(file).replace(old.strip(), other.strip()));

        Run run = Run.in(folder, "drill", "merge", "pod2.log", "pod1.log");

        assertThat(run.code()).isOne();
        assertThat(run.err()).contains("pod1.log", said).doesNotContain("internal error");
    }

    @Test
    void aLogThatBreaksOffIsNoResult() throws IOException {
        Path file = folder.resolve("pod1.log");
        Files.writeString(file, Files.readString(file).substring(0, 2000));
        Files.writeString(folder.resolve("none.log"), "nothing\n");

        assertThat(Run.in(folder, "drill", "merge", "pod1.log").err())
                .contains("pod1.log: the result in it can't be read: it breaks off");
        assertThat(Run.in(folder, "drill", "merge", "none.log").err()).contains("none.log: it holds no result");
        assertThat(Run.in(folder, "drill", "merge", "gone.log").err()).contains("gone.log: there is no such file");
        assertThat(Run.in(folder, "drill", "merge").code()).isEqualTo(64);
    }
}
