package dev.gw.runtime.plugin.grpcweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.proto.Frames;
import dev.gw.runtime.proto.ServedCalls;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcWebTest {
    private static final String OK = "grpc-status:0\r\ngrpc-message:\r\n";

    @TempDir
    private Path folder;

    private ServedCalls served;

    private HttpResponse<byte[]> ask(String config, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        served = new ServedCalls("{name: grpc-web, config: {" + config + "}}");
        return served.ask("POST", path, type, body);
    }

    @AfterEach
    void close() {
        if (served != null) {
            served.close();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static String frame(int flags, String message) {
        return text(Frames.frame(flags, octets(message)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc-web", "application/grpc-web+proto"})
    void aCallOfABrowserGetsItsMessageAndThenItsStatus(String type) throws Exception {
        HttpResponse<byte[]> answer = ask("", "/shop.Orders/Get", type, octets(frame(0, "hello")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue(type);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(text(answer.body())).isEqualTo(frame(0, "hello") + frame(0x80, OK));
    }

    @Test
    void textsAreInBase64BothWays() throws Exception {
        byte[] sent = Base64.getEncoder().encode(octets(frame(0, "hello")));
        HttpResponse<byte[]> answer = ask("", "/shop.Orders/Get", "application/grpc-web-text", sent);

        assertThat(answer.headers().firstValue("content-type")).hasValue("application/grpc-web-text");
        assertThat(text(Base64Pieces.decode(answer.body()))).isEqualTo(frame(0, "hello") + frame(0x80, OK));
    }

    @Test
    void aStreamComesMessageByMessage() throws Exception {
        HttpResponse<byte[]> answer = ask("", "/shop.Orders/List", "application/grpc-web", octets(frame(0, "hello")));

        assertThat(text(answer.body())).isEqualTo(frame(0, "hello").repeat(2) + frame(0x80, OK));
    }

    @Test
    void aFailureTellsItsStatusInTheLastFrame() throws Exception {
        HttpResponse<byte[]> answer = ask("", "/shop.Orders/Fail", "application/grpc-web", octets(frame(0, "x")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer.body())).isEqualTo(frame(0x80, "grpc-status:5\r\ngrpc-message:no such order\r\n"));
    }

    @Test
    void browsersMayAskBeforehand() throws Exception {
        served = new ServedCalls("{name: grpc-web, config: {allow_origin_header: 'https://shop.example'}}");
        HttpResponse<byte[]> answer = served.ask("OPTIONS", "/shop.Orders/Get", "", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer.body())).isEqualTo("OK");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("https://shop.example");
        assertThat(answer.headers().firstValue("access-control-allow-methods")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/grpc-web+json"})
    void whatIsNoCallIsRefused(String type) throws Exception {
        HttpResponse<byte[]> answer = ask("", "/shop.Orders/Get", type, octets("{}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer.body())).isEqualTo("transcoding requests require a .proto file defining the service");
    }

    @Test
    void whatIsNoBase64IsRefused() throws Exception {
        assertThat(ask("", "/shop.Orders/Get", "application/grpc-web-text", octets("!!!!"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void messagesCanBeJson() throws Exception {
        Path proto = Files.writeString(folder.resolve("shop.proto"), """
                syntax = "proto3";
                package shop;
                message Order { int32 id = 1; string name = 2; }
                service Orders { rpc Get(Order) returns (Order); }
                """);
        HttpResponse<byte[]> answer =
                ask("proto: '" + proto + "'", "/shop.Orders/Get", "application/json", octets("{\"id\": 7}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer.body())).isEqualTo("{\"id\":7,\"name\":\"\"}");
        assertThat(served.ask("POST", "/shop.Orders/Other", "application/json", octets("{}"))
                        .statusCode())
                .isEqualTo(400);
    }
}
