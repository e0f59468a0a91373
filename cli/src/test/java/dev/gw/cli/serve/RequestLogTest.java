package dev.gw.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.UpstreamRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private final RequestLog plain = new RequestLog(new PrintStream(new ByteArrayOutputStream()), false);

    @Test
    void aLineNamesRouteConsumerAndTimes() {
        Exchange exchange = exchange("GET", "/orders/42?token=secret");
        routed(exchange, "orders");
        exchange.identify(new Identity(entity(EntityKind.CONSUMERS, "username", "web-shop"), "c", "i"));
        exchange.timings().upstreamStart(2_000_000);
        exchange.timings().upstreamHead(5_000_000);
        exchange.respond(Response.service(200, "OK", new Headers()));

        assertThat(plain.line(exchange, new Course(List.of("jwt"), null, 6)))
                .isEqualTo("GET /orders/42 200 orders (web-shop) 6 ms, upstream 3 ms");
    }

    @Test
    void aLineNamesThePluginThatAnswered() {
        Exchange exchange = exchange("POST", "/orders");
        routed(exchange, "orders");
        exchange.respond(Response.exit(401, new Headers(), new byte[0]));

        assertThat(plain.line(exchange, new Course(List.of("cors", "jwt"), "jwt", 1)))
                .isEqualTo("POST /orders 401 orders answered by jwt 1 ms");
    }

    @Test
    void aRequestWithoutARouteAndOneThatIsMalformedHaveALine() {
        Exchange unknown = exchange("GET", "/nowhere");
        unknown.respond(Response.exit(404, new Headers(), new byte[0]));
        Exchange malformed = exchange("", "/");
        malformed.respond(Response.error(400, new Headers(), new byte[0]));

        assertThat(plain.line(unknown, Course.withoutPlugins(0))).isEqualTo("GET /nowhere 404 no route 0 ms");
        assertThat(plain.line(malformed, Course.withoutPlugins(0))).isEqualTo("- 400 malformed request");
    }

    @Test
    void aClientThatWentAwayIsNoAnswer() {
        assertThat(plain.line(exchange("GET", "/slow"), Course.withoutPlugins(9)))
                .isEqualTo("GET /slow gone no route 9 ms");
    }

    @Test
    void aPathCannotSteerTheTerminalOrFillIt() {
        Exchange hostile = exchange("GET", "/\u009b31m" + "x".repeat(5000));

        assertThat(plain.line(hostile, Course.withoutPlugins(0)))
                .startsWith("GET /?31mxxx")
                .hasSizeLessThan(260);
    }

    @Test
    void coloursTellStatusClassesApart() {
        RequestLog coloured = new RequestLog(new PrintStream(new ByteArrayOutputStream()), true);
        Exchange failed = exchange("GET", "/a");
        failed.respond(Response.error(502, new Headers(), new byte[0]));

        assertThat(coloured.line(failed, Course.withoutPlugins(0))).contains("\u001B[31m502\u001B[0m");
    }

    @Test
    void linesThatDoNotFitAreCounted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompletableFuture<String> told = new CompletableFuture<>();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8) {
            @Override
            public void flush() {
                told.complete(bytes.toString(StandardCharsets.UTF_8));
            }
        };
        RequestLog log = new RequestLog(out, false);
        for (int i = 0; i < 5000; i++) {
            log.finished(exchange("GET", "/a"), Course.withoutPlugins(0));
        }
        log.start();

        assertThat(told.join().lines().toList()).hasSize(4097).endsWith("… 904 more requests");
    }

    private static Exchange exchange(String method, String target) {
        Request.Connection connection = new Request.Connection(1, 1, "127.0.0.1", 5, "127.0.0.1", 8000, false, null);
        Request request =
                new Request(method, target, target, Request.HttpVersion.HTTP_1_1, new Headers(), "h", "h", connection);
        return new Exchange(request, "id", new Timings(0, 0), CompletableFuture::new);
    }

    private static void routed(Exchange exchange, String name) {
        exchange.routed(
                RouteMatch.ofPrefix("/"),
                entity(EntityKind.ROUTES, "name", name),
                null,
                new UpstreamRequest("GET", "/", null, new Headers()));
    }

    private static Entity entity(EntityKind kind, String field, String name) {
        MapNode fields = MapNode.of(List.of(new MapNode.Entry(Scalar.string(field), Scalar.string(name))));
        return new Entity(kind, "id-of-" + name, fields, fields);
    }
}
