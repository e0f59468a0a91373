package dev.gw.runtime.plugin.grpcgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.proto.ServedCalls;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrpcGatewayTest {
    private static final String PROTO = """
            // orders of the shop
            syntax = "proto3";
            package shop;
            import "google/api/annotations.proto";
            import "google/protobuf/timestamp.proto";
            import "common/money.proto";
            option go_package = "example.com/shop";

            enum State { OPEN = 0; PAID = 1; }

            message Order {
              string id = 1;
              int64 count = 2 [deprecated = true];
              State state = 3;
              repeated string tags = 4;
              Address address = 5;
              map<string, int32> stock = 6;
              google.protobuf.Timestamp made = 7;
              common.Money price = 8;
              bool gift = 9;
              double weight = 10;
              sint32 delta = 11;
              repeated int32 numbers = 12;
              optional string note = 13;
              oneof payment { string card = 14; string cash = 15; }
              message Address { string city = 1; }
              reserved 16, 17;
            }

            service Orders {
              /* one order */
              rpc Get(Order) returns (Order) {
                option deprecated = false;
                option (google.api.http) = {
                  get: "/v1/orders/{id}"
                  additional_bindings { post: "/v1/orders" body: "*" }
                  additional_bindings { put: "/v1/{id=orders/*/parts/**}:move" body: "address" }
                };
              }
              rpc List(Order) returns (stream Order) { option (google.api.http) = {get: "/v1/orders"}; }
              rpc Fail(Order) returns (Order) { option (google.api.http) = {delete: "/v1/orders/{id}"}; }
            }
            """;

    @TempDir
    private Path folder;

    private ServedCalls served;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectories(folder.resolve("common"));
        Files.writeString(
                folder.resolve("common/money.proto"),
                "syntax = 'proto3'; package common; message Money { string currency = 1; fixed64 units = 2; }");
        Path proto = Files.writeString(folder.resolve("shop.proto"), PROTO);
        served = new ServedCalls("{name: grpc-gateway, config: {proto: '" + proto + "'}}");
    }

    @AfterEach
    void close() {
        served.close();
    }

    private HttpResponse<byte[]> ask(String verb, String path, String body) throws IOException, InterruptedException {
        return served.ask(verb, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void thePathAndTheQueryMakeTheMessage() throws Exception {
        HttpResponse<byte[]> answer = ask(
                "GET", "/v1/orders/o-7?count=3&state=PAID&address.city=Z%C3%BCrich&tags=a&tags=b&gift=1&other=x", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(text(answer))
                .contains("\"id\":\"o-7\"")
                .contains("\"count\":3")
                .contains("\"state\":\"PAID\"")
                .contains("\"address\":{\"city\":\"Zürich\"}")
                .contains("\"tags\":[\"a\",\"b\"]")
                .contains("\"gift\":true")
                .contains("\"weight\":0")
                .doesNotContain("note")
                .doesNotContain("card")
                .doesNotContain("other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":\"x\"}                              | \"id\":\"x\"",
                "{\"count\":-5}                              | \"count\":-5",
                "{\"count\":\"9007199254740991\"}            | \"count\":9.007199254741e+15",
                "{\"delta\":-3}                              | \"delta\":-3",
                "{\"weight\":1.5}                            | \"weight\":1.5",
                "{\"numbers\":[1,2,300]}                     | \"numbers\":[1,2,300]",
                "{\"stock\":{\"a\":1,\"b\":0}}               | \"stock\":{\"a\":1,\"b\":0}",
                "{\"made\":\"2026-11-21T10:00:00Z\"}         | \"made\":\"2026-11-21T10:00:00Z\"",
                "{\"price\":{\"currency\":\"CHF\",\"units\":12}} | \"price\":{\"currency\":\"CHF\",\"units\":12}",
                "{\"note\":\"\"}                             | \"note\":\"\"",
                "{\"cash\":\"yes\"}                          | \"cash\":\"yes\"",
                "{\"state\":1,\"id\":null,\"unknown\":1}     | \"state\":\"PAID\""
            })
    void theBodyMakesTheMessage(String body, String expected) throws Exception {
        HttpResponse<byte[]> answer = ask("POST", "/v1/orders", body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains(expected);
    }

    @Test
    void theBodyCanBeOneField() throws Exception {
        assertThat(text(ask("PUT", "/v1/orders/7/parts/a/b:move", "{\"city\":\"Bern\"}")))
                .contains("\"id\":\"orders/7/parts/a/b\"")
                .contains("\"address\":{\"city\":\"Bern\"}");
    }

    @Test
    void aStreamIsOneObjectBehindTheOther() throws Exception {
        assertThat(text(ask("GET", "/v1/orders?id=a", ""))).matches("(\\{\"id\":\"a\",[^}]*}){2}");
    }

    @Test
    void aFailureHasTheStatusOfHttp() throws Exception {
        HttpResponse<byte[]> answer = ask("DELETE", "/v1/orders/7", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("grpc-message")).hasValue("no such order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /v1/other     | ''",
                "PATCH  | /v1/orders    | {}",
                "POST   | /v1/orders    | {broken",
                "POST   | /v1/orders    | [1]",
                "POST   | /v1/orders    | {\"count\":\"many\"}",
                "POST   | /v1/orders    | {\"count\":1.5}",
                "POST   | /v1/orders    | {\"address\":\"Bern\"}",
                "POST   | /v1/orders    | {\"made\":\"yesterday\"}"
            })
    void whatFitsNoMethodIsRefused(String verb, String path, String body) throws Exception {
        assertThat(ask(verb, path, body).statusCode()).isEqualTo(400);
    }

    @Test
    void browsersMayAskBeforehand() throws Exception {
        HttpResponse<byte[]> answer = ask("OPTIONS", "/v1/orders", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/{id}, /v1/7, {id=7}",
        "/v1/{id}, /v1/7/8, ",
        "/v1/{id}, /v1/, ",
        "/v1/{name=shelves/*}, /v1/shelves/1, {name=shelves/1}",
        "/v1/{name=shelves/*}, /v1/tables/1, ",
        "/v1/{name=**}, /v1/a/b/c, {name=a/b/c}",
        "/v1/{a}/x/{b}, /v1/1/x/2, '{a=1, b=2}'",
        "/v1/*/x, /v1/1/x, {}",
        "/v1/{id}:cancel, /v1/7:cancel, {id=7}",
        "/v1/{id}:cancel, /v1/7, "
    })
    void templatesTakeTheirVariablesOutOfPaths(String template, String path, String variables) {
        Map<String, String> found = PathTemplate.of(template).match(path);

        assertThat(found == null ? null : found.toString()).isEqualTo(variables);
    }
}
