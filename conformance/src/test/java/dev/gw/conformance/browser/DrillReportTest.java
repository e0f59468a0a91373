package dev.gw.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.drill.Drill;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.HtmlReport;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The page of a drill that found something, as browsers show it. */
class DrillReportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    private static final String CONFIG = """
            _format_version: "3.0"
            consumers:
              - {username: alice, keyauth_credentials: [{key: alice-key}]}
              - {username: bob, keyauth_credentials: [{key: bob-key}]}
            services:
              - name: orders
                url: http://orders.invalid:8080
                routes:
                  - {name: orders, paths: [/v1/orders], methods: [GET, POST]}
                  - {name: order-invoice-with-a-name-that-no-narrow-screen-has-room-for, paths: ['~/v1/orders/(?<id>\\d+)/invoice$']}
                plugins:
                  - {name: key-auth}
                  - {name: rate-limiting, config: {minute: 20, hour: 50, limit_by: consumer, policy: local}}
            routes:
              - {name: open, paths: [/x]}
            plugins:
              - {name: prometheus}
            """;

    private static Bundle bundle(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        return Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow();
    }

    /** The gateway does not know the key that bob has by the configuration. */
    private static String page(String name) throws IOException {
        try (Drill drill = new Drill(
                "<img src=x onerror=window.hacked=1>",
                bundle(CONFIG),
                CheckSettings.defaults(),
                PluginTypes.all(),
                Hints.none(),
                1_000,
                CLOCK)) {
            Bundle broken = drill.stage().rewrite(bundle(CONFIG.replace("bob-key", "another-key")));
            DrillReport report = drill.run(broken, outcome -> {}, () -> false);
            Path file = Path.of("target", name).toAbsolutePath();
            Files.writeString(file, HtmlReport.of(report));
            return file.toUri().toString();
        }
    }

    /** Follows one reader's visit: a browser is slow to start. */
    @Test
    void thePageShowsWhatFailedAndEveryLimit() throws Exception {
        String page = page("drill-report.html");
        try (Browser browser = Browser.start()) {
            browser.look(1280, 900, /* dark= */ false);
            browser.open(page);
            browser.waitFor("document.querySelectorAll('section').length >= 5");

            assertThat(browser.eval("typeof window.hacked").asString()).isEqualTo("undefined");
            showsWhatFailed(browser);
            drawsTheLimits(browser);
            Visit.worksByKeyboard(browser);
            Visit.fitsEverywhere(browser, "drill-report");

            assertThat(browser.eval("performance.getEntriesByType('resource').length")
                            .asInt())
                    .as("requests for anything but the page")
                    .isZero();
            assertThat(browser.problems()).isEmpty();
        }
    }

    private static void showsWhatFailed(Browser browser) {
        assertThat(browser.eval("document.getElementById('misses').innerText").asString())
                .contains(
                        "key-auth on orders knows bob", "20 a minute on orders for alice", "expected", "got", "curl -i")
                .doesNotContain("alice-key");
        assertThat(browser.eval("document.querySelectorAll('#routes tbody tr').length")
                        .asInt())
                .isEqualTo(3);
    }

    /** Every chart has its columns, its limit's line at the configured height, and the same in words. */
    private static void drawsTheLimits(Browser browser) {
        assertThat(browser.eval("document.querySelectorAll('#limits svg').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(browser.eval("[...document.querySelectorAll('svg')].every(s => s.getBoundingClientRect().height > 20"
                                + " && s.getAttribute('role') === 'img' && s.getAttribute('aria-label').length > 10)")
                        .asBoolean())
                .isTrue();
        assertThat(browser.eval("document.querySelector('#limits svg').getAttribute('aria-label')")
                        .asString())
                .startsWith("Limit 20 per minute. ");
        assertThat(browser.eval("document.querySelectorAll('#limits line.limit').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(browser.eval("document.querySelectorAll('#limits rect.bar-refused').length")
                        .asInt())
                .isPositive();
    }
}
