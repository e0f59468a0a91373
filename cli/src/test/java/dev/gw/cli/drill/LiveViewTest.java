package dev.gw.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.Statuses;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load run shows while it runs. */
class LiveViewTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);

    private static LoadProgress second(int number) {
        Statuses statuses = new Statuses(new TreeMap<>(Map.of(200, 385L, 404, 17L)));
        Interval interval =
                new Interval(number, 402, statuses, 2_900_000, 5_500_000, 59_000_000, 70_000_000, 1_000_000, 3, 0);
        LoadProgress.Lane lane = new LoadProgress.Lane("reading the whole catalogue", 0.45, "stage 2 of 3", "300/s");
        LimitLine limit = new LimitLine("order", 1000, "minute", List.of(new LimitLine.Point(1, 1000, 20)));
        return new LoadProgress(interval, List.of(lane), List.of(limit), 0);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String bare(String text) {
        return text.replaceAll("\u001B\\[[?0-9;]*[A-Za-z]", "").replace("\r", "");
    }

    @Test
    void aTerminalSeesEverythingAtOnce() {
        new LiveView(err, true, false, false, 80).show(second(9));

        assertThat(bare(text())).isEqualTo("""
                reading the who… ━━━━━━━━━━━─────────────  45 %  stage 2 of 3    300/s
                  10 s  402/s  p50 2.90ms  p95 5.50ms  p99 59.0ms
                       200: 385, 404: 17  3 under way
                limit of 1,000 a minute: 1,000 passed, 20 refused on order
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 200})
    void noLineIsLongerThanTheTerminal(int width) {
        new LiveView(err, true, true, false, width).show(second(9));

        assertThat(bare(text()).lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.length()).isLessThan(width));
    }

    @Test
    void theBlockIsDrawnOverItselfAndGoesInTheEnd() {
        LiveView view = new LiveView(err, true, false, false, 80);
        view.show(second(1));
        view.show(second(2));
        view.end();

        assertThat(text()).contains("\u001B[4A\r\u001B[J").endsWith("\u001B[4A\r\u001B[J");
    }

    @Test
    void coloursAreOnlyWhereTheyAreWanted() {
        new LiveView(err, true, false, false, 80).show(second(9));
        assertThat(text()).doesNotContain("\u001B[32m");

        new LiveView(err, true, true, false, 80).show(second(9));
        assertThat(text()).contains("\u001B[32m");
    }

    @Test
    void whereNobodyWatchesALineComesEveryTenSeconds() {
        LiveView view = new LiveView(err, false, false, false, 80);
        for (int second = -2; second < 20; second++) {
            view.show(second(second));
        }
        view.end();

        assertThat(text()).isEqualTo("""
                gw:   10 s  402/s  p50 2.90ms  p95 5.50ms  p99 59.0ms  200: 385, 404: 17  3 under way
                gw:   20 s  402/s  p50 2.90ms  p95 5.50ms  p99 59.0ms  200: 385, 404: 17  3 under way
                """);
    }

    @Test
    void theWarmUpIsSaidToBeOne() {
        new LiveView(err, true, false, false, 80).show(second(-1));

        assertThat(bare(text())).contains("warming up").doesNotContain("p99");
    }

    @Test
    void quietShowsNothing() {
        new LiveView(err, true, true, true, 80).show(second(9));

        assertThat(text()).isEmpty();
    }
}
