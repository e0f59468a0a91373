package dev.gw.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.drill.report.LoadPage;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.drill.stage.LoadStage;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of a load that found something, as browsers show it. */
class LoadReportTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.invalid:8080
                retries: 0
                routes: [{name: orders, paths: [/v1/orders]}]
                plugins:
                  - {name: rate-limiting, config: {second: 40, limit_by: service, policy: local}}
              - name: shop
                url: http://shop.invalid:8080
                retries: 0
                routes: [{name: shop, paths: [/shop]}]
            """;

    private static final String SCENARIO = """
            drill: 1
            scenarios:
              steady:
                executor: constant-rate
                rate: 100/s
                duration: 4s
                requests:
                  - {name: "<img src=x onerror=window.hacked=1>", get: /v1/orders, expect: {status: [200, 429]}}
                  - {name: a-request-with-a-name-that-no-narrow-screen-has-room-for, get: /shop, expect: {status: 200}}
            faults:
              - {at: 1s, for: 1s, upstream: shop, do: refuse, expect: {5xx: 0}}
            thresholds:
              "requests{status:5xx}": ["rate < 0.1%"]
              lost: ["count == 0"]
            """;

    private static MapNode document(String name, String text) {
        return (MapNode) DocumentReader.read(SourceFile.of(name, text), DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
    }

    private static String page() throws IOException {
        Bundle bundle = Checker.check(document("kong.yml", CONFIG), CheckSettings.defaults())
                .bundle()
                .orElseThrow();
        Diagnostics out = new Diagnostics();
        Path written = Files.writeString(Files.createTempFile("load", ".yml"), SCENARIO);
        Scenario scenario =
                ScenarioFile.read(written, "load.yml", Map.of(), out).orElseThrow();
        try (LoadStage stage = new LoadStage(
                scenario, bundle, CheckSettings.defaults(), PluginTypes.all(), Map.of(), Clock.systemUTC())) {
            Path file = Path.of("target", "load-report.html").toAbsolutePath();
            Files.writeString(file, LoadPage.of(stage.run(10_000, () -> false, progress -> {})));
            return file.toUri().toString();
        }
    }

    /** Follows one reader's visit: a browser is slow to start. */
    @Test
    void thePageShowsTheRunInChartsAndTables() throws Exception {
        String page = page();
        try (Browser browser = Browser.start()) {
            browser.look(1280, 900, /* dark= */ false);
            browser.open(page);
            browser.waitFor("document.querySelectorAll('section').length >= 7");

            assertThat(browser.eval("typeof window.hacked").asString()).isEqualTo("undefined");
            assertThat(browser.eval("document.getElementById('misses').innerText")
                            .asString())
                    .contains("status 200", "load.yml:");
            assertThat(browser.eval("document.getElementById('faults').innerText")
                            .asString())
                    .contains("fail", "shop");
            drawsEveryChart(browser);
            Visit.worksByKeyboard(browser);
            Visit.fitsEverywhere(browser, "load-report");

            assertThat(browser.eval("performance.getEntriesByType('resource').length")
                            .asInt())
                    .as("requests for anything but the page")
                    .isZero();
            assertThat(browser.problems()).isEmpty();
        }
    }

    /** Every chart has its lines within its frame, colours that are not the ground's, and the same in words. */
    private static void drawsEveryChart(Browser browser) {
        assertThat(browser.eval("document.querySelectorAll('figure.chart').length")
                        .asInt())
                .as("times, rates, percentiles and the limit")
                .isEqualTo(4);
        assertThat(browser.eval("[...document.querySelectorAll('figure.chart > svg')].every(s => {"
                                + " const frame = s.getBoundingClientRect();"
                                + " return frame.height > 100 && s.getAttribute('aria-label').length > 20"
                                + " && [...s.querySelectorAll('path[class^=line]')].every(line => {"
                                + " const box = line.getBoundingClientRect();"
                                + " return box.width > 50 && box.left >= frame.left && box.bottom <= frame.bottom + 1"
                                + " && getComputedStyle(line).stroke.startsWith('rgb'); }); })")
                        .asBoolean())
                .isTrue();
        assertThat(browser.eval("document.querySelectorAll('#time rect.band').length")
                        .asInt())
                .as("the fault in both charts over time")
                .isEqualTo(2);
        assertThat(browser.eval("document.querySelectorAll('#limits path.line-limit').length")
                        .asInt())
                .isPositive();
        assertThat(browser.eval("[...document.querySelectorAll('#percentiles text')].map(t => t.textContent).join()")
                        .asString())
                .contains("p0,p90,p99");
    }
}
