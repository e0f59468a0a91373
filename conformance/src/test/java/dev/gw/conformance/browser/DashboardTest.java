package dev.gw.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.drill.standin.StandInTls;
import dev.gw.drill.standin.StandIns;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            upstreams:
              - name: pool
                targets: [{target: "10.0.0.1:81"}, {target: "shop.invalid:82"}]
            services:
              - name: orders
                url: http://orders.invalid:8080
                routes:
                  - {name: orders, paths: [/v1/orders], methods: [GET, POST]}
                  - {name: order-invoice, paths: ['~/v1/orders/(?<id>\\d+)/invoice$']}
                plugins:
                  - {name: rate-limiting, config: {minute: 60, hour: 1000, policy: local}}
              - name: shop
                host: pool
                routes: [{name: shop, paths: [/shop], hosts: [shop.example]}]
            routes:
              - name: x
                paths: ["/</script><img/src=x/onerror=window.hacked=1>"]
                tags: ["<b>"]
            plugins:
              - {name: correlation-id}
              - {name: key-auth, route: shop}
            """;

    private final Bundle bundle = bundle();
    private final StandIns standIns = StandIns.forAll(bundle, new StandInTls(Clock.systemUTC(), new SecureRandom()));
    private final GatewayServer server = serve();
    private final HttpClient client = HttpClient.newHttpClient();

    private static Bundle bundle() {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", CONFIG), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        assertThat(outcome.violations()).isEmpty();
        return new Bundle(outcome.document(), outcome.entities());
    }

    private GatewayServer serve() {
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return GatewayServer.start(
                bundle,
                PluginTypes.all(),
                new Listeners(List.of(any), List.of(any), List.of()),
                1,
                List.of(),
                GatewaySettings.USUAL,
                new Doubles(standIns, LocalKeys.NONE));
    }

    @AfterAll
    void close() {
        server.close();
        standIns.close();
    }

    private String admin() {
        return "http://127.0.0.1:" + server.adminPorts().get(0);
    }

    private int request(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .statusCode();
    }

    /** Follows one person's visit: a browser is slow to start. */
    @Test
    void thePageShowsWhatIsServedAndWhatHappens() throws Exception {
        try (Browser browser = Browser.start()) {
            browser.look(1200, 900, /* dark= */ false);
            browser.open(admin() + "/gw/");
            browser.waitFor("document.querySelectorAll('#routes tbody tr').length === 4");
            assertThat(browser.eval("document.getElementById('upstreams').innerText")
                            .asString())
                    .contains("pool", "shop.invalid:82", "not checked");

            seesTraffic(browser);
            isSafeFromNames(browser);
            finds(browser);
            worksByKeyboard(browser);
            fitsEverywhere(browser);

            assertThat(browser.problems()).isEmpty();
        }
    }

    private void seesTraffic(Browser browser) throws Exception {
        assertThat(request("/v1/orders/1?key=secret")).isEqualTo(200);
        assertThat(request("/nowhere")).isEqualTo(404);
        browser.waitFor("document.querySelectorAll('#live tbody tr').length >= 2");
        String traffic =
                browser.eval("document.getElementById('live').innerText").asString();

        assertThat(traffic).contains("/v1/orders/1", "orders", "/nowhere", "no route", "404");
        assertThat(traffic).doesNotContain("secret");
        browser.waitFor("document.getElementById('limits').innerText.includes('59 of 60')");
    }

    private static void isSafeFromNames(Browser browser) {
        assertThat(browser.eval("document.getElementById('routes').innerText").asString())
                .contains("</script><img/src=x/onerror=window.hacked=1>");
        assertThat(browser.eval("document.querySelectorAll('main img').length").asInt())
                .isZero();
        assertThat(browser.eval("typeof window.hacked").asString()).isEqualTo("undefined");
    }

    private static void finds(Browser browser) {
        browser.eval("document.getElementById('q').value = 'invoice'");
        browser.eval("document.getElementById('q').dispatchEvent(new Event('input'))");
        browser.waitFor("document.getElementById('found').innerText === '1 route'");
        browser.eval("document.getElementById('q').value = ''");
        browser.eval("document.getElementById('q').dispatchEvent(new Event('input'))");
        browser.waitFor("document.getElementById('found').innerText === '4 routes'");
    }

    /** Tab reaches the skip link first, then the sections, the button and the search; each shows where one is. */
    private static void worksByKeyboard(Browser browser) {
        browser.eval("document.activeElement.blur()");
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            browser.press("Tab");
            String active = "document.activeElement";
            order.append(browser.eval("(" + active + ".id || " + active + ".textContent.slice(0, 12))")
                            .asString())
                    .append(' ');
            assertThat(browser.eval("getComputedStyle(" + active + ").outlineStyle")
                            .asString())
                    .isEqualTo("solid");
        }
        assertThat(order.toString()).startsWith("To the conte").contains("Traffic", "Upstreams", "pause");
        assertThat(browser.eval("[...document.querySelectorAll('section')].every(s => "
                                + "document.getElementById(s.getAttribute('aria-labelledby')).tagName === 'H2')")
                        .asBoolean())
                .isTrue();
    }

    private static void fitsEverywhere(Browser browser) throws IOException {
        for (int width : new int[] {360, 768, 1200}) {
            for (boolean dark : new boolean[] {true, false}) {
                browser.look(width, 900, dark);
                assertThat(browser.eval("document.documentElement.scrollWidth").asInt())
                        .as("width at %d", width)
                        .isLessThanOrEqualTo(width);
                browser.picture(Path.of("target", "dashboard-" + width + (dark ? "-dark" : "") + ".png"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/gw/, Sec-Fetch-Site, cross-site",
        "/gw/state, Sec-Fetch-Site, same-site",
        "/gw/live, Origin, http://evil.example",
        "/gw/live, Origin, null",
    })
    void otherPagesAreRefused(String path, String name, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin() + path))
                .header(name, value)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aNameThatSomebodyLetsPointHereIsRefused() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.adminPorts().get(0))) {
            String head = "GET /gw/state HTTP/1.1\r\nHost: evil.example:8001\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("orders");
        }
    }

    @Test
    void noOtherPageMayReadAnAnswer() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(admin() + "/gw/state")).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.body()).contains("\"orders\"").doesNotContain("key-auth-secret");
    }
}
