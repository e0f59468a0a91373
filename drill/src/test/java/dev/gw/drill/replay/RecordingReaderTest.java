package dev.gw.drill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.drill.message.Field;
import dev.gw.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingReaderTest {
    private static Recording read(String text) {
        return RecordingReader.read(SourceFile.of("recording", text), new Diagnostics())
                .orElseThrow();
    }

    private static List<String> lines(Recording recording) {
        return recording.requests().stream()
                .map(one -> one.at() + " " + one.ask().method() + " "
                        + one.ask().host() + one.ask().target() + " " + one.status())
                .toList();
    }

    @Test
    void aHarKeepsTimesFieldsAndBodies() {
        Recording recording = read("""
                {"log": {"version": "1.2", "entries": [
                  {"startedDateTime": "2026-05-04T10:00:02.500+02:00",
                   "request": {"method": "POST", "url": "https://shop.example/orders?x=1#top",
                     "headers": [{"name": ":authority", "value": "shop.example"}, {"name": "Cookie", "value": "s=1"},
                                 {"name": "Content-Type", "value": "application/json"}],
                     "postData": {"text": "{\\"qty\\":1}"}},
                   "response": {"status": 201}},
                  {"startedDateTime": "2026-05-04T10:00:01.000+02:00",
                   "request": {"method": "GET", "url": "https://shop.example/", "headers": []}, "response": {"status": 200}},
                  {"startedDateTime": "x", "request": {"method": "GET", "url": "data:text/plain,x"}}
                ]}}
                """);

        assertThat(recording.format()).isEqualTo("HAR");
        assertThat(lines(recording))
                .containsExactly("0 GET shop.example/ 200", "1500 POST shop.example/orders?x=1 201");
        assertThat(recording.skipped()).isEqualTo(1);
        assertThat(recording.firstSkipped()).isEqualTo(3);
        Recorded post = recording.requests().get(1);
        assertThat(post.ask().body()).isEqualTo("{\"qty\":1}");
        assertThat(post.ask().headers())
                .extracting(Field::name, Field::secret)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Cookie", true),
                        org.assertj.core.groups.Tuple.tuple("Content-Type", false));
    }

    @Test
    void anAccessLogKeepsTimesAndStatuses() {
        Recording recording = read("""
                10.0.0.1 - bob [04/May/2026:10:00:00 +0200] "GET /orders?x=1 HTTP/1.1" 200 16 "-" "curl/8"
                10.0.0.1 - - [04/May/2026:10:00:03 +0200] "POST /orders HTTP/2.0" 429 16 "https://a.example/" "x" kong_request_id: "ab"
                nothing to see
                10.0.0.1 - - [04/May/2026:10:00:04 +0200] "" 400 0 "-" "-"
                """);

        assertThat(lines(recording))
                .containsExactly("0 GET localhost/orders?x=1 200", "3000 POST localhost/orders 429");
        assertThat(recording.skipped()).isEqualTo(2);
        assertThat(recording.firstSkipped()).isEqualTo(3);
        assertThat(recording.requests().get(1).ask().header("Referer")).isEqualTo("https://a.example/");
    }

    @Test
    void linesOfKongsLogKeepFieldsAndTimes() {
        Recording recording = read("""
                {"started_at": 1000, "request": {"method": "GET", "uri": "/a?b=1", "url": "http://shop.example:8000/a", "headers": {"host": "shop.example", "authorization": "Bearer x", "accept": ["a", "b"]}}, "response": {"status": 200}}
                {"started_at": 1250, "request": {"method": "GET", "uri": "/c", "headers": {}}, "response": {"status": 404}}
                {"broken
                """);

        assertThat(lines(recording)).containsExactly("0 GET shop.example/a?b=1 200", "250 GET localhost/c 404");
        assertThat(recording.skipped()).isEqualTo(1);
        assertThat(recording.requests().get(0).ask().headers())
                .filteredOn(Field::secret)
                .extracting(Field::name)
                .containsExactly("authorization");
    }

    @Test
    void curlCommandsAreTakenApartAsAShellDoes() {
        Recording recording = read("""
                # what the app asks
                curl -s 'https://shop.example/a b' -o /dev/null
                curl --json '{"it": "isn'\\''t"}' https://shop.example/orders -H "X-Tenant: \\"a\\""
                curl -X DELETE \\
                  -u alice:secret shop.example/orders/1
                curl -I https://shop.example
                wget https://shop.example
                """);

        assertThat(lines(recording))
                .containsExactly(
                        "0 POST shop.example/orders 0", "0 DELETE shop.example/orders/1 0", "0 HEAD shop.example/ 0");
        assertThat(recording.requests().get(0).ask().body()).isEqualTo("{\"it\": \"isn't\"}");
        assertThat(recording.requests().get(0).ask().header("X-Tenant")).isEqualTo("\"a\"");
        assertThat(recording.requests().get(1).ask().header("Authorization")).isEqualTo("Basic YWxpY2U6c2VjcmV0");
        assertThat(recording.skipped()).isEqualTo(2);
    }

    @Test
    void targetsOfVegetaAreReadInBothFormats() {
        assertThat(lines(read("""
                GET http://shop.example/a
                X-Tenant: a

                POST http://shop.example/b
                """))).containsExactly("0 GET shop.example/a 0", "0 POST shop.example/b 0");
        Recording json = read("""
                {"method": "POST", "url": "http://shop.example/b", "body": "aGk=", "header": {"X-Tenant": ["a"]}}
                """);
        assertThat(lines(json)).containsExactly("0 POST shop.example/b 0");
        assertThat(json.requests().get(0).ask().body()).isEqualTo("hi");
        assertThat(json.requests().get(0).ask().header("x-tenant")).isEqualTo("a");
    }

    @Test
    void anOpenApiDescriptionGivesItsExamples() {
        Recording recording = read("""
                openapi: 3.1.0
                servers: [{url: "https://shop.example/v1"}]
                paths:
                  /orders/{id}:
                    parameters:
                      - {name: id, in: path, required: true, example: 42}
                    get:
                      parameters:
                        - {name: q, in: query, schema: {type: string, example: "a b"}}
                        - {name: X-Tenant, in: header, example: t}
                  /orders:
                    post:
                      requestBody: {content: {application/json: {example: {qty: 1}}}}
                  /unknown/{id}:
                    get: {}
                """);

        assertThat(lines(recording))
                .containsExactly("0 GET shop.example/v1/orders/42?q=a+b 0", "0 POST shop.example/v1/orders 0");
        assertThat(recording.requests().get(0).ask().header("X-Tenant")).isEqualTo("t");
        assertThat(recording.requests().get(1).ask().body()).isEqualTo("{\"qty\":1}");
        assertThat(recording.skipped()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "hello", "<har/>", "key: value", "{", "GET /a"})
    void whatIsNoRecordingIsNone(String text) {
        assertThat(RecordingReader.read(SourceFile.of("x", text), new Diagnostics())
                        .map(Recording::requests)
                        .orElse(List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET http://a.example/\u0001", "GET http://a.example/x\ty"})
    void nothingIsSentThatWouldBeTwoRequests(String target) {
        assertThat(read("GET http://a.example/\n" + target).requests()).hasSize(1);
    }

    @Test
    void whatHasNoTimeFollowsTheOneBeforeIt() {
        Recording recording = read("""
                {"request": {"method": "GET", "uri": "/a"}, "started_at": "soon"}
                {"request": {"method": "GET", "uri": "/b"}, "started_at": 1700000000000}
                {"request": {"method": "GET", "uri": "/c"}, "started_at": 1700000000500}
                {"request": {"method": "GET", "uri": "/d"}}
                """);

        assertThat(lines(recording))
                .containsExactly(
                        "0 GET localhost/a 0", "0 GET localhost/b 0", "500 GET localhost/c 0", "500 GET localhost/d 0");
        assertThat(recording.millis()).isEqualTo(500);
    }

    @Test
    void aDocumentThatIsCutOffIsSaidToBe() {
        Diagnostics out = new Diagnostics();
        RecordingReader.read(SourceFile.of("shop.har", "{\"log\": {\"entries\": [{\"request\": {\"meth"), out);

        assertThat(out.sorted())
                .singleElement()
                .satisfies(one -> assertThat(one.at().file().name()).startsWith("shop.har"));
    }
}
