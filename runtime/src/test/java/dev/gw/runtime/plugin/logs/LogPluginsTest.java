package dev.gw.runtime.plugin.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.datadog.DatadogType;
import dev.gw.runtime.plugin.filelog.FileLogType;
import dev.gw.runtime.plugin.httplog.HttpLogType;
import dev.gw.runtime.plugin.loggly.LogglyType;
import dev.gw.runtime.plugin.statsd.StatsdType;
import dev.gw.runtime.plugin.tcplog.TcpLogType;
import dev.gw.runtime.plugin.udplog.UdpLogType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPluginsTest {
    @TempDir
    private Path folder;

    @Test
    void tcpLogSendsALineForEachRequestOverOneConnection() throws Exception {
        try (Receiver receiver = Receiver.tcp(listening())) {
            PluginFixture fixture = fixture(new TcpLogType(), "tcp-log", receiver, "");
            log(fixture, 200);
            assertThat(receiver.next())
                    .startsWith("{\"request\":{")
                    .contains("\"status\":200")
                    .endsWith("}");
            log(fixture, 404);
            assertThat(receiver.next()).contains("\"status\":404");
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void httpLogPostsWhatWaitsTogetherAsAList() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        server.createContext("/logs", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            PluginFixture fixture = PluginFixture.of(
                    new HttpLogType(),
                    "plugins: [{name: http-log, config: {http_endpoint: 'http://127.0.0.1:"
                            + server.getAddress().getPort()
                            + "/logs', queue: {max_batch_size: 2, max_coalescing_delay: 5}}}]\n");
            log(fixture, 200);
            log(fixture, 201);

            assertThat(String.valueOf(received.poll(10, TimeUnit.SECONDS)))
                    .startsWith("[{\"request\":{")
                    .contains("\"status\":200", "\"status\":201")
                    .endsWith("}]");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void fileLogAppendsALineForEachRequest() throws Exception {
        Path file = folder.resolve("requests.log");
        PluginFixture fixture = PluginFixture.of(
                new FileLogType(), "plugins: [{name: file-log, config: {path: '" + file + "', reopen: true}}]\n");
        log(fixture, 200);
        log(fixture, 404);

        await(() -> Files.exists(file) && Files.readAllLines(file).size() == 2);
        assertThat(Files.readAllLines(file).get(1)).startsWith("{").contains("\"status\":404");
    }

    /** The file is written on a thread of its own. */
    private static void await(Callable<Boolean> condition) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1000 && !condition.call(); i++) {
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void udpLogSendsADatagramForEachRequest() throws Exception {
        try (Receiver receiver = Receiver.udp()) {
            log(fixture(new UdpLogType(), "udp-log", receiver, ""), 200);
            assertThat(receiver.next()).startsWith("{\"request\":{").endsWith("}");
        }
    }

    @Test
    void logglySendsWhatIsGraveEnoughWithItsTags() throws Exception {
        try (Receiver receiver = Receiver.udp()) {
            PluginFixture fixture = fixture(
                    new LogglyType(),
                    "loggly",
                    receiver,
                    ", key: abc, log_level: notice, tags: [a, b]," + " server_errors_severity: crit");
            log(fixture, 200);
            log(fixture, 503);
            assertThat(receiver.next())
                    .startsWith("<10>1 2026-11-21T02:05:05Z ")
                    .contains(" kong - - [abc@41058 tag=\"a\" tag=\"b\"] {\"request\":{")
                    .contains("\"status\":503");
        }
    }

    @Test
    void statsdCountsUnderTheServicesName() throws Exception {
        try (Receiver receiver = Receiver.udp()) {
            log(fixture(new StatsdType(), "statsd", receiver, ""), 200);
            assertThat(datagrams(receiver, 5))
                    .contains("kong.service.s.request.count:1|c", "kong.service.s.status.200:1|c")
                    .anyMatch(line -> line.startsWith("kong.service.s.request.size:") && line.endsWith("|c"))
                    .anyMatch(line -> line.startsWith("kong.service.s.latency:") && line.endsWith("|ms"));
        }
    }

    @Test
    void statsdJoinsLinesUpToThePacketSize() throws Exception {
        try (Receiver receiver = Receiver.udp()) {
            log(
                    fixture(
                            new StatsdType(),
                            "statsd",
                            receiver,
                            ", udp_packet_size: 1000, metrics: [{name: request_count, stat_type: counter, sample_rate:"
                                    + " 0.5}, {name: status_count, stat_type: counter, sample_rate: 1}]"),
                    200);
            assertThat(receiver.next())
                    .isEqualTo("kong.service.s.request.count:1|c|@0.5\nkong.service.s.status.200:1|c");
        }
    }

    @Test
    void statsdTagsInTheStyleThatIsAskedFor() throws Exception {
        try (Receiver receiver = Receiver.udp()) {
            log(
                    fixture(
                            new StatsdType(),
                            "statsd",
                            receiver,
                            ", tag_style: influxdb, service_identifier_default: service_name, metrics: [{name:"
                                    + " request_count, stat_type: counter, sample_rate: 1}]"),
                    200);
            assertThat(receiver.next())
                    .startsWith("kong.request.count,service=s,route=r,workspace=")
                    .endsWith(",status=200:1|c");
        }
    }

    @Test
    void statsdGoesOverTcpWhereAsked() throws Exception {
        try (Receiver receiver = Receiver.tcp(listening())) {
            log(fixture(new StatsdType(), "statsd", receiver, ", use_tcp: true"), 200);
            assertThat(datagrams(receiver, 5)).contains("kong.service.s.request.count:1|c");
        }
    }

    @Test
    void datadogTagsWithServiceAndStatus() throws Exception {
        try (Receiver receiver = Receiver.udp()) {
            log(fixture(new DatadogType(), "datadog", receiver, ""), 201);
            assertThat(datagrams(receiver, 6))
                    .contains("kong.request.count:1|c|#name:s,status:201,app:kong")
                    .contains("kong.upstream_latency:-1|ms|#name:s,status:201,app:kong");
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static List<String> datagrams(Receiver receiver, int count) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(receiver.next());
        }
        return lines;
    }

    private static PluginFixture fixture(PluginType type, String name, Receiver receiver, String more) {
        return PluginFixture.of(
                type,
                "plugins: [{name: " + name + ", config: {host: 127.0.0.1, port: " + receiver.port() + more + "}}]\n");
    }

    private static void log(PluginFixture fixture, int status) {
        Exchange exchange = fixture.exchange("GET", "/x?a=1", "");
        exchange.respond(Response.error(status, new Headers(), new byte[0]));
        fixture.plugin().log(exchange);
    }
}
