package dev.gw.drill.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.drill.standin.StandIns.Which;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final String SHOP = """
            _format_version: "3.0"
            upstreams:
              - name: pool
                targets:
                  - target: one.invalid:81
                  - target: 127.0.0.1:1
            services:
              - name: orders
                url: http://orders.invalid:8080/api
                routes: [{name: orders, paths: [/orders]}]
              - name: secret
                url: https://secret.invalid
                routes: [{name: secret, paths: [/secret]}]
              - name: pooled
                host: pool
                routes: [{name: pooled, paths: [/pooled]}]
            """;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private StandIns all(Bundle bundle) {
        StandIns all = StandIns.forAll(bundle, Served.tls());
        open.add(all);
        return all;
    }

    private Served serve(Bundle bundle, StandIns standIns) {
        Served served = new Served(bundle, new Doubles(standIns, LocalKeys.NONE));
        open.add(0, served);
        return served;
    }

    @Test
    void theAnswerSaysWhichServiceGotWhat() throws Exception {
        Bundle bundle = Served.bundle(SHOP);
        HttpResponse<String> answer = serve(bundle, all(bundle)).post("/orders/7?a=1", "{\"n\":1}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"service\":\"orders\",\"services\":[\"orders\"]")
                .contains("\"host\":\"orders.invalid\",\"port\":8080")
                .contains("\"method\":\"POST\",\"path\":\"/api/7\",\"query\":\"a=1\"")
                .contains("\"host\":\"orders.invalid:8080\"")
                .contains("\"x-forwarded-path\":\"/orders/7\"")
                .contains("\"length\":7")
                .contains("\"text\":\"{\\\"n\\\":1}\"")
                .contains("\"sha256\":\"");
    }

    @Test
    void servicesOverTlsAreStoodInForAsWell() throws Exception {
        Bundle bundle = Served.bundle(SHOP);

        assertThat(serve(bundle, all(bundle)).get("/secret").body())
                .contains("\"service\":\"secret\"")
                .contains("\"port\":443");
    }

    @Test
    void nobodyIsAskedForACertificateInThePlaceOfWhomAStandInAnswers() throws Exception {
        Bundle bundle = Served.bundle("""
                _format_version: "3.0"
                upstreams:
                  - name: pool
                    targets: [{target: "one.invalid:443"}]
                services:
                  - name: checked
                    url: https://checked.invalid
                    tls_verify: true
                    routes: [{name: checked, paths: [/checked]}]
                  - name: pooled
                    url: https://pool
                    tls_verify: true
                    routes: [{name: pooled, paths: [/pooled]}]
                """);
        Served served = serve(bundle, all(bundle));

        assertThat(served.get("/checked").statusCode()).isEqualTo(200);
        assertThat(served.get("/pooled").statusCode()).isEqualTo(200);
    }

    @Test
    void everyTargetOfAnUpstreamHasOne() throws Exception {
        Bundle bundle = Served.bundle(SHOP);
        StandIns all = all(bundle);
        Served served = serve(bundle, all);
        List<String> bodies =
                List.of(served.get("/pooled").body(), served.get("/pooled").body());

        assertThat(all.of("pooled")).hasSize(2);
        assertThat(bodies)
                .anyMatch(body -> body.contains("\"host\":\"one.invalid\",\"port\":81"))
                .anyMatch(body -> body.contains("\"host\":\"127.0.0.1\",\"port\":1,"));
    }

    @Test
    void aServerThatIsThereIsLeftAlone() throws Exception {
        HttpServer real = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        real.createContext("/", exchange -> {
            exchange.sendResponseHeaders(418, -1);
            exchange.close();
        });
        real.start();
        open.add(() -> real.stop(0));
        Bundle bundle = Served.bundle(SHOP + """
                  - name: real
                    url: http://127.0.0.1:%d
                    routes: [{name: real, paths: [/real]}]
                """.formatted(real.getAddress().getPort()));
        List<String> told = new ArrayList<>();
        StandIns missing = new StandIns(
                Which.MISSING,
                1,
                Served.tls(),
                those -> those.forEach(one -> told.add(one.destination().toString())));
        open.add(missing);
        Served served = serve(bundle, missing);

        assertThat(served.get("/real").statusCode()).isEqualTo(418);
        assertThat(served.get("/orders").body()).contains("\"service\":\"orders\"");
        assertThat(told).containsExactly("orders.invalid:8080", "secret.invalid:443", "one.invalid:81", "127.0.0.1:1");
    }

    @Test
    void itAnswersAsItIsTold() throws Exception {
        Bundle bundle = Served.bundle(SHOP);
        StandIns all = all(bundle);
        Served served = serve(bundle, all);
        all.behave("orders", Behaviour.status(503).with("Retry-After", "7"));
        HttpResponse<String> answer = served.get("/orders");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("7");
        assertThat(served.get("/secret").statusCode()).isEqualTo(200);
        assertThat(all.of("orders").get(0).requests()).isEqualTo(1);
    }

    @Test
    void oneThatRefusesComesBackOnTheSamePort() throws Exception {
        Bundle bundle = Served.bundle(SHOP);
        StandIns all = all(bundle);
        Served served = serve(bundle, all);
        InetSocketAddress before = all.addresses().get("orders");
        assertThat(served.get("/orders").statusCode()).isEqualTo(200);

        all.behave("orders", Behaviour.refuse());
        assertThat(served.get("/orders").statusCode()).isEqualTo(502);

        all.behave("orders", Behaviour.USUAL);
        assertThat(served.get("/orders").statusCode()).isEqualTo(200);
        assertThat(all.addresses()).containsEntry("orders", before);
    }

    @Test
    void oneThatStallsHoldsItsAnswersUntilItBehaves() throws Exception {
        Bundle bundle = Served.bundle(SHOP);
        StandIns all = all(bundle);
        Served served = serve(bundle, all);
        all.behave("orders", Behaviour.stall());
        CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> status(served, "/orders"));
        while (all.of("orders").get(0).requests() == 0) {
            Thread.onSpinWait();
        }
        assertThat(held).isNotDone();

        all.behave("orders", Behaviour.USUAL);
        assertThat(held.get()).isEqualTo(200);
    }

    private static int status(Served served, String path) {
        try {
            return served.get(path).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
