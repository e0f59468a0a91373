package dev.gw.runtime.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the Admin API, the status API and the log of a real Kong said after some traffic, this gateway says. */
class AdminAnswersTest {
    private static final Set<String> FRAMING =
            Set.of("date", "connection", "keep-alive", "content-length", "transfer-encoding", "x-kong-admin-latency");

    /** Kong itself fails on these; gw answers them. */
    private static final Set<String> BETTER = Set.of("/services?tags=t1", "/tags");

    private static final EchoUpstream A = new EchoUpstream("A");
    private static final EchoUpstream B = new EchoUpstream("B");

    @TempDir
    static Path directory;

    private static RunningNode node;
    private static MapNode recorded;
    private static List<String> log;

    /** Whether services may name upstreams: three answers tell of a request to one. */
    private static boolean balances;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        node = new RunningNode(Clock.systemUTC());
        recorded = read();
        assertThat(post(Objects.requireNonNull(recorded.map("kong"))).status()).isEqualTo(201);
        List<MapNode> traffic = Json.maps(recorded, "traffic");
        for (MapNode request : traffic) {
            Answer answer = node.proxy().send(request);
            balances |= Json.string(request, "target", "").equals("/pooled") && answer.status() == 200;
        }
        log = lines(traffic.size());
    }

    private static MapNode read() throws IOException {
        try (InputStream in = AdminAnswersTest.class.getResourceAsStream("/recorded-admin/admin.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String here = text.replace("19001", Integer.toString(A.port()))
                    .replace("19002", Integer.toString(B.port()))
                    .replace(":8000/", ":" + node.proxyPort() + "/")
                    .replace("/tmp/gw-conformance-file.log", logFile().toString());
            return (MapNode) Json.read(here).orElseThrow();
        }
    }

    private static Path logFile() {
        return directory.resolve("file.log");
    }

    /** The log's lines, once they are all written. */
    private static List<String> lines(int wanted) throws IOException, InterruptedException {
        List<String> lines = List.of();
        for (int i = 0; i < 500 && lines.size() < wanted; i++) {
            boolean ended = new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
            assertThat(ended).isFalse();
            lines = Files.exists(logFile()) ? Files.readAllLines(logFile(), StandardCharsets.UTF_8) : lines;
        }
        return lines;
    }

    private static Answer post(MapNode config) throws IOException {
        MapNode body = MapNode.empty().with("config", Scalar.string(JsonWriter.compact(config)));
        MapNode request = MapNode.empty()
                .with("method", Scalar.string("POST"))
                .with("target", Scalar.string("/config"))
                .with("body", Scalar.string(JsonWriter.compact(body)));
        return node.admin().send(typed(request, "application/json"));
    }

    private static MapNode typed(MapNode request, String type) {
        return request.with("headers", MapNode.empty().with("Content-Type", Scalar.string(type)));
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        A.close();
        B.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAreAsRecorded() {
        List<DynamicTest> tests = new ArrayList<>();
        for (MapNode exchange : Json.maps(recorded, "exchanges")) {
            MapNode request = Objects.requireNonNull(exchange.map("request"));
            String name = tests.size() + " " + Json.string(request, "method", "") + " "
                    + Json.string(request, "target", "") + " " + Json.string(exchange, "note", "");
            tests.add(dynamicTest(name, () -> replay(exchange, request)));
        }
        return tests.stream();
    }

    private static void replay(MapNode exchange, MapNode request) throws IOException {
        String type = request.string("content_type");
        MapNode sent = type == null ? request : typed(request, type);
        boolean toStatus = Json.string(exchange, "to", "").equals("status");
        Answer got = (toStatus ? node.status() : node.admin()).send(sent);
        assumeTrue(balances || !Json.string(request, "target", "").equals("/metrics"));
        if (BETTER.contains(Json.string(request, "target", ""))) {
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body()).contains("2b2064a7-8f07-56af-9654-d5d12b1b98b3");
            return;
        }
        Answer want = Answer.of(Objects.requireNonNull(exchange.map("response")));
        assertThat(got.status()).as(got.body()).isEqualTo(want.status());
        assertThat(headers(got)).isEqualTo(headers(want));
        if (!Json.string(request, "target", "").equals("/timers")) {
            assertThat(AdminShape.of(got.body())).isEqualTo(AdminShape.of(want.body()));
        }
    }

    private static Set<String> headers(Answer answer) {
        Set<String> lines = new TreeSet<>();
        for (Json.Field field : answer.headers()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!FRAMING.contains(name)) {
                lines.add(name + ": " + field.value());
            }
        }
        return lines;
    }

    @TestFactory
    Stream<DynamicTest> logEntriesAreAsRecorded() {
        List<Node> wanted = recorded.list("file_log_lines");
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int at = i;
            tests.add(dynamicTest(
                    "line " + i,
                    () -> assertThat(entry(Json.read(log.get(at)).orElseThrow()))
                            .isEqualTo(entry(wanted.get(at)))));
        }
        return tests.stream();
    }

    /** A log entry without what depends on plugins that run elsewhere and on how long headers are. */
    private static Object entry(Node line) {
        MapNode entry = (MapNode) line;
        assumeTrue(balances || !JsonWriter.compact(entry).contains("/pooled"));
        MapNode response = Objects.requireNonNull(entry.map("response"));
        MapNode headers = Objects.requireNonNull(response.map("headers"));
        for (MapNode.Entry header : headers.entries()) {
            if (header.name().contains("ratelimit")) {
                headers = headers.without(header.name());
            }
        }
        boolean fromUpstream = "upstream".equals(entry.string("source"));
        MapNode kept = fromUpstream ? headers.without("content-length") : headers;
        return AdminShape.of(entry.with("response", response.without("size").with("headers", kept)));
    }

    @Test
    void aRefusedConfigurationLeavesTheOldOneServing() throws IOException {
        String before = node.gateway().serving().hash();
        MapNode wrong = MapNode.empty().with("_format_version", Scalar.string("9"));
        assertThat(post(wrong).status()).isEqualTo(400);
        assertThat(node.gateway().serving().hash()).isEqualTo(before);
    }
}
