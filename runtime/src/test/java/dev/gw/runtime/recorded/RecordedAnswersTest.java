package dev.gw.runtime.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gw.emit.JsonWriter;
import dev.gw.runtime.recorded.Recording.Exchanged;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a real Kong answered, this gateway answers. Each recording starts on a gateway of its own, early in a minute of a
 * clock that stands still.
 */
class RecordedAnswersTest {
    /** Areas in which every answer must be as recorded; in others a difference skips the test and shows in its message. */
    private static final Set<String> COMPLETE = Set.of(
            "acl",
            "auth-chain",
            "basic-auth",
            "bot-detection",
            "correlation-id",
            "cors",
            "functions",
            "hmac-auth",
            "ip-restriction",
            "jwt",
            "key-auth",
            "plugins",
            "proxy",
            "proxy-cache",
            "rate-limiting",
            "errors",
            "redirect",
            "routing",
            "seeds",
            "request-size-limiting",
            "request-termination",
            "request-transformer",
            "response-ratelimiting",
            "response-transformer",
            "upstreams");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:05:05Z"), ZoneOffset.UTC);

    private static final EchoUpstream A = new EchoUpstream("A");
    private static final EchoUpstream B = new EchoUpstream("B");
    private static RunningGateway gateway;
    private static Client client;

    @BeforeAll
    static void start() {
        gateway = new RunningGateway(CLOCK);
        client = new Client(gateway.port(), new Recipes(CLOCK));
    }

    @AfterAll
    static void stop() throws IOException {
        gateway.close();
        A.close();
        B.close();
    }

    @TestFactory
    Stream<DynamicNode> answersAreAsRecorded() throws IOException {
        return recordings().stream().map(RecordedAnswersTest::tests);
    }

    @Test
    void everyCompleteAreaHasARecording() throws IOException {
        assertThat(recordings().stream().map(Recording::area).collect(Collectors.toSet()))
                .containsAll(COMPLETE);
    }

    private static List<Recording> recordings() throws IOException {
        int closed;
        try (EchoUpstream gone = new EchoUpstream("gone")) {
            closed = gone.port();
        }
        return Recording.all(Map.of(
                19001, A.port(),
                19002, B.port(),
                19003, closed,
                8000, gateway.port()));
    }

    private static DynamicNode tests(Recording recording) {
        List<DynamicNode> tests = new ArrayList<>();
        tests.add(dynamicTest(
                "the configuration is " + (recording.rejected().isEmpty() ? "taken" : "refused"),
                () -> assertThat(gateway.startWith(recording.config()))
                        .isEqualTo(recording.rejected().isEmpty())));
        int number = 0;
        for (Exchanged exchange : recording.exchanges()) {
            String name = number++ + " " + JsonWriter.compact(exchange.request());
            tests.add(dynamicTest(name.substring(0, Math.min(120, name.length())), () -> replay(recording, exchange)));
        }
        return dynamicContainer(recording.name(), tests);
    }

    private static void replay(Recording recording, Exchanged exchange) throws IOException {
        List<String> found =
                new Differences(recording.mask()).between(exchange.answer(), client.send(exchange.request()));
        if (!COMPLETE.contains(recording.area())) {
            assumeTrue(found.isEmpty(), () -> String.join("\n", found));
        }
        assertThat(found).isEmpty();
    }
}
