package dev.gw.drill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How requests that open a WebSocket are written, and what is said of mistakes. */
class TalkReaderTest {
    private static Optional<Scenario> read(String step, Diagnostics out) {
        String yaml = """
                drill: 1
                scenarios:
                  all: {executor: burst, count: 1, steps: [%s]}
                """.formatted(step);
        return ScenarioFile.read(SourceFile.of("drills/test.yml", yaml), Path.of("."), Map.of(), out);
    }

    private static Talk talk(String step) {
        Diagnostics out = new Diagnostics();
        Scenario scenario = read(step, out).orElseThrow(() -> new AssertionError(out.sorted()));
        return scenario.loads().get(0).requests().get(0).talk();
    }

    @Test
    void aMessageSaysAndWaitsForOneAnswerUnlessItSaysOtherwise() {
        Talk talk = talk("{name: c, websocket: /c, timeout: 3s, messages: [{text: a}, {text: b, answers: 0},"
                + " {answers: 4, timeout: 1s}, {expect: {close: 1008}}]}");

        assertThat(talk.code()).isEqualTo(1000);
        assertThat(talk.messages()).extracting(Message::name).containsExactly("c/1", "c/2", "c/3", "c/4");
        assertThat(talk.messages()).extracting(Message::answers).containsExactly(1, 0, 4, 0);
        assertThat(talk.messages()).extracting(Message::speaks).containsExactly(true, true, false, false);
        assertThat(talk.messages()).extracting(Message::ends).containsExactly(false, false, false, true);
        assertThat(talk.messages()).extracting(m -> m.timeout().toSeconds()).containsExactly(3L, 3L, 1L, 3L);
    }

    @Test
    void aHandshakeIsExpectedToSucceedUnlessAnotherStatusIs() {
        Diagnostics out = new Diagnostics();
        Scenario scenario = read("{websocket: /a}, {websocket: /b, expect: {status: 426}}", out)
                .orElseThrow();

        assertThat(scenario.loads().get(0).requests())
                .extracting(request -> request.expect().get(0).what())
                .containsExactly("status 101", "status 426");
        assertThat(scenario.loads().get(0).requests().get(0).expect().get(0).place())
                .isEqualTo("drills/test.yml:3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{websocket: chat} | a request names a path, which begins with /",
                "{websocket: /, get: /} | a request needs exactly one method",
                "{websocket: /, body: a} | a handshake has no body",
                "{get: /, messages: [{text: a}]} | messages is for WebSockets",
                "{get: /, close: 1000} | close is for WebSockets",
                "{websocket: /, messages: {text: a}} | messages is a list",
                "{websocket: /, messages: []} | messages is empty",
                "{websocket: /, messages: [{txt: a}]} | a message has no key txt",
                "{websocket: /, messages: [{text: a, json: 1}]} | a message is one of text, json and binary",
                "{websocket: /, messages: [{text: \"{{who}}\"}]} | there is no value who",
                "{websocket: /, messages: [{binary: \"%%\"}]} | binary is written in base64",
                "{websocket: /, messages: [{answers: 0}]} | a message that sends nothing waits for an answer at least",
                "{websocket: /, messages: [{text: a, answers: 0, expect: {text: a}}]} | what has no answer can't be looked at",
                "{websocket: /, messages: [{text: a, answers: -1}]} | answers is a whole number from 0 to 1000000, not -1",
                "{websocket: /, messages: [{text: a, timeout: 5}]} | timeout is a time with its unit, not 5",
                "{websocket: /, messages: [{text: a, answers: 1, expect: {close: 1000}}]} | it waits for the end, so it has no answers",
                "{websocket: /, messages: [{expect: {close: 1000}}, {text: a}]} | the message before it waits for the end",
                "{websocket: /, messages: [{name: a}, {name: a}]} | two messages are called a",
                "{websocket: /, messages: [{text: a, expect: {status: 200}}]} | a message has no status",
                "{websocket: /, messages: [{text: a, expect: {json.a: 1}}]} | a is no path into JSON",
                "{websocket: /, messages: [{text: a, extract: {b: header.x}}]} | a message has no header.x",
                "{get: /, expect: {text: a}} | an answer has no text",
                "{websocket: /, close: 1006} | a client closes with 1000, 1001, or a code from 3000 to 4999, not 1006",
                "{websocket: /, close: 5000} | close is a whole number from 1000 to 4999, not 5000",
                "{websocket: /, protocols: [a b]} | protocols are names of subprotocols",
                "{websocket: /}, {grpc: a.B/C} | gRPC is spoken over HTTP/2, WebSockets are opened over HTTP/1.1",
            })
    void mistakesAreSaidBeforeTheRun(String steps, String message) {
        Diagnostics out = new Diagnostics();

        assertThat(read(steps, out)).isEmpty();
        assertThat(out.sorted())
                .extracting(Diagnostic::message)
                .anySatisfy(said -> assertThat(said).startsWith(message));
    }
}
