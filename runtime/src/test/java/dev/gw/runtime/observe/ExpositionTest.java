package dev.gw.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    @Test
    void bucketsCountWhatIsBelowThemAndStandInOrder() {
        Metrics metrics = new Metrics();
        List<String> labels = List.of("s", "r", "default");
        metrics.observe(MetricKind.KONG_LATENCY_MS, labels, 1);
        metrics.observe(MetricKind.KONG_LATENCY_MS, labels, 7000);
        List<String> lines = new Exposition().add(metrics).text().lines().toList();
        assertThat(lines.get(2)).endsWith("le=\"1\"} 1");
        assertThat(lines.get(3)).endsWith("le=\"2\"} 1");
        assertThat(lines)
                .contains(
                        "kong_kong_latency_ms_bucket{service=\"s\",route=\"r\",workspace=\"default\",le=\"+Inf\"} 2",
                        "kong_kong_latency_ms_sum{service=\"s\",route=\"r\",workspace=\"default\"} 7001");
    }

    @Test
    void quotesAndBackslashesInLabelsAreEscaped() {
        String text =
                new Exposition().add(MetricKind.NGINX_TIMERS, 1, "a\"b\\c").text();
        assertThat(text).contains("kong_nginx_timers{state=\"a\\\"b\\\\c\"} 1\n");
    }
}
