package dev.gw.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ScenarioRow;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What is said of a load run, in every form. */
class LoadReportsTest {
    private static final String NASTY = "a <b> \"c\" & 'd' | e";

    private static LoadResult result() {
        Histogram histogram = Latency.histogram();
        for (int i = 1; i <= 1000; i++) {
            Latency.record(histogram, i * 1_000_000L);
        }
        Latency latency = Latency.of(histogram);
        Statuses statuses = new Statuses(new TreeMap<>(Map.of(200, 990L, 429, 9L, Statuses.LOST, 1L)));
        Interval second =
                new Interval(0, 1000, statuses, 500_000_000, 950_000_000, 990_000_000, 1_000_000_000, 1, 2, 3);
        CheckRow check = new CheckRow("steady", NASTY, "status 200", "drills/a.yml:3", 990, 10, List.of(NASTY));
        return new LoadResult(
                NASTY,
                "http://127.0.0.1:1",
                7,
                1_700_000_000_000L,
                1000,
                false,
                List.of(new ScenarioRow("steady", "burst", 1000, 1000, 0)),
                List.of(second),
                statuses,
                latency,
                latency,
                List.of(new RequestRow("steady", NASTY, statuses, latency, latency, 5000)),
                List.of(check),
                List.of(new ThresholdRow("latency", "p(99) < 5ms", "990ms", Verdict.FAIL, "drills/a.yml:9")),
                List.of(new LimitLine(NASTY, 990, "minute", List.of(new LimitLine.Point(0, 990, 9)))),
                List.of(new FaultRow("reload", 100, 200, List.of(check))),
                new Generator(1, 2, 3, 0.5, 2, ""),
                List.of("because"),
                List.of("noted"));
    }

    @Test
    void thePageIsWholeAndNeedsNothingElse() {
        String page = LoadPage.of(result());

        assertThat(page)
                .startsWith("<!doctype html>")
                .contains(
                        "style-src 'unsafe-inline'\">\n<title>",
                        "<style>\n:root",
                        ".chart .line-1",
                        "href=\"#requests\"",
                        "</html>")
                .contains("aria-label=\"Response times over time", "p99", "class=\"band\"")
                .doesNotContain("<script", "src=", "href=\"http", "<b> ", "NaN", "Infinity");
    }

    @Test
    void theTextShowsWhatFailedFirst() {
        assertThat(LoadText.of(result(), false))
                .startsWith("fail steady, " + NASTY + ": status 200 (drills/a.yml:3)\n    not so 10 of 1,000 times\n")
                .contains("fail latency p(99) < 5ms: 990ms (drills/a.yml:9)")
                .endsWith("fail: 2 of 2 checks failed, 1 of 1 thresholds missed, 1,000 requests\n");
    }

    @Test
    void junitIsXmlWithACaseForEach() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(LoadJunit.of(result()))));

        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void tablesKeepTheirColumns() {
        assertThat(LoadTables.csv(result()).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(17));
        assertThat(LoadTables.markdown(result()))
                .contains("a &lt;b> \"c\" & 'd' \\| e")
                .doesNotContain("<b>");
    }

    @Test
    void metricsAreOpenMetrics() {
        assertThat(LoadMetrics.of(result()))
                .contains("status=\"429\"} 9\n", "quantile=\"0.99\"} 0.99", "# TYPE gw_drill_requests counter\n")
                .contains("drill=\"a <b> \\\"c\\\" & 'd' | e\"")
                .endsWith("# EOF\n");
    }

    @Test
    void theHistogramIsInMilliseconds() {
        assertThat(LoadHistogram.of(result())).contains("Percentile").contains("#[Max     =");
    }

    @Test
    void theJsonHoldsTheWholeDistribution() {
        assertThat(LoadJson.of(result())).contains("\"verdict\": \"fail\"", "\"lost\": 1", "\"p99.9\":", "\"hdr\": \"");
        assertThat(result().latency().distribution().getValueAtPercentile(50)).isBetween(499_000_000L, 501_000_000L);
    }
}
