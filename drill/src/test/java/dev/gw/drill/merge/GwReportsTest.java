package dev.gw.drill.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ScenarioRow;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.report.LoadJson;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Reports of gw itself, laid together. */
class GwReportsTest {
    private static LoadResult run(long allowed, long millis, List<ThresholdRow> thresholds, List<FaultRow> faults) {
        Histogram histogram = Latency.histogram();
        histogram.recordValueWithCount(millis * 1_000_000, allowed);
        Latency latency = Latency.of(histogram);
        Statuses statuses = new Statuses(new TreeMap<>(Map.of(200, allowed, 429, 10L)));
        String total = "exactly 1,500 of status 200";
        return new LoadResult(
                "peak",
                "http://127.0.0.1:1",
                7,
                1_700_000_000_000L,
                2000,
                false,
                List.of(new ScenarioRow("limit", "burst", allowed + 10, allowed + 10, 0)),
                List.of(),
                statuses,
                latency,
                latency,
                List.of(new RequestRow("limit", "order", statuses, latency, latency, 50)),
                List.of(
                        new CheckRow("limit", "order", "status 200 or 429", "a.yml:3", allowed + 10, 0, List.of()),
                        new CheckRow("limit", "", total, "a.yml:4", 0, 1, List.of("200: " + allowed))),
                thresholds,
                List.of(),
                faults,
                new Generator(1000, 2000, millis * 1_000_000, 0.5, 2, ""),
                List.of(),
                List.of());
    }

    private static ThresholdRow threshold(String metric, String expression) {
        return new ThresholdRow(metric, expression, "", Verdict.FAIL, "a.yml:9");
    }

    private static LoadResult merged(LoadResult... runs) {
        Parts parts = new Parts();
        for (LoadResult run : runs) {
            assertThat(parts.add("a.json", LoadJson.of(run))).isNull();
        }
        assertThat(parts.difference()).isNull();
        return Merging.of(parts);
    }

    @Test
    void totalsHoldForAllTogether() {
        LoadResult both = merged(run(900, 10, List.of(), List.of()), run(600, 30, List.of(), List.of()));
        LoadResult less = merged(run(900, 10, List.of(), List.of()), run(599, 30, List.of(), List.of()));

        assertThat(both.verdict()).isEqualTo(Verdict.PASS);
        assertThat(both.statuses().words()).isEqualTo("200: 1500, 429: 20");
        assertThat(both.scenarios().get(0).planned()).isEqualTo(1520);
        assertThat(less.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(less.checks())
                .anySatisfy(check -> assertThat(check.examples()).containsExactly("200: 1499, 429: 20"));
    }

    @Test
    void percentilesComeFromTheDistributionsAndTheWorstGeneratorCounts() {
        List<ThresholdRow> asked = List.of(threshold("latency", "p(70) < 15ms"), threshold("latency", "p(55) < 15ms"));
        LoadResult both = merged(run(900, 10, asked, List.of()), run(600, 30, asked, List.of()));

        assertThat(both.latency().count()).isEqualTo(1500);
        assertThat(both.thresholds()).extracting(ThresholdRow::verdict).containsExactly(Verdict.FAIL, Verdict.PASS);
        assertThat(both.generator().lagMax()).isEqualTo(30_000_000);
    }

    @Test
    void whatReportsDoNotTellIsOpen() {
        List<ThresholdRow> asked = List.of(
                threshold("latency{status:2xx}", "p(99) < 1s"),
                threshold("requests{identity:alice}", "count < 5"),
                threshold("p95 of all seconds", "no slower"),
                threshold("requests{status:4xx}", "rate < 2%"));
        LoadResult both = merged(run(900, 10, asked, List.of()), run(600, 30, asked, List.of()));

        assertThat(both.thresholds())
                .extracting(ThresholdRow::verdict)
                .containsExactly(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Verdict.PASS);
        assertThat(both.thresholds().get(0).got()).isEqualTo("reports of gw drill don't tell times by status");
        assertThat(both.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aFaultThatWentWrongOnceWentWrong() {
        CheckRow lost = new CheckRow("at 1s", "", "lost 0", "a.yml:8", 0, 1, List.of("3"));
        LoadResult both = merged(
                run(900, 10, List.of(), List.of()),
                run(600, 30, List.of(), List.of(new FaultRow("reload", 100, 200, List.of(lost)))));

        assertThat(both.behaviour()).isEqualTo(Verdict.FAIL);
    }
}
