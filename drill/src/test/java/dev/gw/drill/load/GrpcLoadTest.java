package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of gRPC methods: messages from JSON, and the status behind the answer. */
class GrpcLoadTest {
    @TempDir
    Path folder;

    @BeforeEach
    void describe() throws IOException {
        Files.writeString(folder.resolve("orders.proto"), """
                syntax = "proto3";
                package shop;
                message Wanted { string id = 1; int32 least = 2; }
                message Order { string id = 1; int32 quantity = 2; }
                service Orders { rpc Get(Wanted) returns (Order); rpc Fail(Wanted) returns (Order); }
                """);
    }

    private Optional<Scenario> read(String request, Diagnostics out) {
        String yaml = """
                drill: 1
                scenarios:
                  all: {executor: iterations, users: 2, each: 3, requests: [%s]}
                """.formatted(request);
        return ScenarioFile.read(SourceFile.of("drills/test.yml", yaml), folder, Map.of(), out);
    }

    private LoadResult run(String request) {
        Diagnostics out = new Diagnostics();
        Scenario scenario = read(request, out).orElseThrow(() -> new AssertionError(out.sorted()));
        try (FickleServer server = new FickleServer()) {
            return Runs.run(scenario, server.where().speaking(Speech.HTTP1), () -> false);
        }
    }

    private static List<Long> failed(LoadResult result) {
        return result.checks().stream().map(CheckRow::failed).toList();
    }

    @Test
    void theAnswersMessageIsReadByItsDescription() {
        LoadResult result = run("{grpc: shop.Orders/Get, proto: orders.proto, json: {id: \"{{iteration}}\"}, expect: "
                + "{status: 200, grpc-status: OK, json.$.id: A-7, json.$.quantity: 300, trailer.grpc-status: 0}}");

        assertThat(result.statuses().of(200)).isEqualTo(6);
        assertThat(failed(result)).as(result.checks().toString()).containsOnly(0L);
        assertThat(result.requests().get(0).name()).isEqualTo("gRPC shop.Orders/Get");
    }

    @Test
    void aStatusThatStandsInTheHeadCountsAsWell() {
        LoadResult result = run("{grpc: shop.Orders/Fail, expect: {grpc-status: 14}}");
        assertThat(failed(result)).containsExactly(0L);

        result = run("{grpc: shop.Orders/Fail, expect: {grpc-status: OK}}");
        assertThat(result.checks().get(0).examples()).containsExactly("grpc-status UNAVAILABLE: gone");
    }

    @Test
    void aMessageThatDoesNotFitIsNeverSent() {
        LoadResult result = run(
                "{grpc: shop.Orders/Get, proto: orders.proto, json: {least: \"x{{iteration}}\"}, expect: {grpc-status: OK}}");

        assertThat(result.statuses().lost()).isEqualTo(6);
        assertThat(result.checks().get(0).examples().get(0)).startsWith("no answer: never sent: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{grpc: shop.Orders, proto: orders.proto} | grpc names a service and its method",
                "{grpc: shop.Orders/Got, proto: orders.proto} | there is no method shop.Orders/Got",
                "{grpc: shop.Orders/Get, json: {id: 1}} | a message is written by its .proto file",
                "{get: /, proto: orders.proto} | proto describes the messages of a gRPC method",
                "{grpc: shop.Orders/Get, get: /} | a request needs exactly one method",
                "{grpc: shop.Orders/Get, expect: {grpc-status: FINE}} | grpc-status is a number from 0 to 16 or its name",
                "{grpc: shop.Orders/Get, proto: orders.proto, json: {least: many}} | this is no message of the method: "
            })
    void mistakesAreSaidBeforeTheRun(String request, String message) {
        Diagnostics out = new Diagnostics();

        assertThat(read(request, out)).isEmpty();
        assertThat(out.sorted().get(0).message()).startsWith(message);
    }
}
