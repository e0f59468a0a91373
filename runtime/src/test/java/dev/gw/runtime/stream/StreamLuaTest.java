package dev.gw.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lua code about connections. */
class StreamLuaTest extends Opened {
    private static final String SCHEMA = """
            return { name = "watch", fields = { { protocols = require("kong.db.schema.typedefs").protocols },
              { config = { type = "record", fields = { { port = { type = "integer", default = 0 } } } } } } }
            """;

    private static String route(int port, String plugins) {
        return "services:\n- {name: s, protocol: tcp, host: 127.0.0.1, port: " + port
                + ", routes: [{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}]}\nplugins:\n" + plugins;
    }

    private Relay watched(int port, int config, String preread) {
        String handler = "return { PRIORITY = 5, VERSION = '1', preread = function(self, conf) " + preread + " end }";
        return with(new Relay(
                route(port, "- {name: watch, protocols: [tcp], config: {port: " + config + "}}\n"),
                Map.of("watch", Map.of("schema", SCHEMA, "handler", handler))));
    }

    @Test
    void prereadMayRefuseAConnection() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = watched(
                echo.port(),
                0,
                "kong.log.notice('from ', kong.client.get_ip(), ' in ', ngx.get_phase()) return kong.response.exit(403, 'no')");

        assertThat(with(relay.connect()).getInputStream().readAllBytes()).isEmpty();
        assertThat(relay.log()).anyMatch(line -> line.contains("from 127.0.0.1 in preread"));
    }

    @Test
    void prereadMayAnswerInTheUpstreamsPlace() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = watched(echo.port(), 0, "return kong.response.exit(200, 'closed today')");

        assertThat(new String(with(relay.connect()).getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("closed today");
    }

    @Test
    void prereadMaySayAWordBeforeTheUpstreamDoes() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = watched(echo.port(), 0, "ngx.say('welcome')");

        assertThat(Relay.exchange(with(relay.connect()), "", 13)).isEqualTo("welcome\nhello");
    }

    @Test
    void prereadMayChooseAnotherTarget() throws Exception {
        EchoServer other = with(new EchoServer("other"));
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = watched(echo.port(), other.port(), "kong.service.set_target('127.0.0.1', conf.port)");

        assertThat(Relay.exchange(with(relay.connect()), "x", 6)).isEqualTo("otherx");
    }

    @Test
    void aFailureInPrereadEndsTheConnection() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = watched(echo.port(), 0, "kong.request.get_method()");

        assertThat(with(relay.connect()).getInputStream().readAllBytes()).isEmpty();
        assertThat(relay.log()).anyMatch(line -> line.contains("function cannot be called in preread phase"));
    }

    private Relay greeted(int port, String certificate) {
        return with(new Relay("services:\n- {name: s, protocol: tcp, host: 127.0.0.1, port: " + port
                + ", routes: [{name: r, protocols: [tls], snis: [a.example]}]}\nplugins:\n"
                + "- {name: pre-function, protocols: [tls], config: {certificate: ['" + certificate + "']}}\n"));
    }

    @Test
    void functionsHearOfHandshakes() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = greeted(
                echo.port(), "kong.log.notice(kong.client.get_ip(), \" in \", ngx.get_phase()) ngx.exit(ngx.OK)");

        assertThat(Relay.exchange(with(relay.connect("a.example")), "", 5)).isEqualTo("hello");
        assertThat(relay.log()).anyMatch(line -> line.contains("127.0.0.1 in certificate"));
    }

    @Test
    void functionsMayRefuseAHandshake() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = greeted(echo.port(), "ngx.exit(ngx.ERROR)");
        Socket socket = with(relay.connect("a.example"));

        assertThatThrownBy(() -> Relay.exchange(socket, "x", 5)).isInstanceOf(IOException.class);
    }

    @Test
    void functionsSeeWhatASessionCameTo() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        DatagramSocket ending = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay = with(new Relay(route(
                echo.port(),
                "- {name: pre-function, protocols: [tcp, udp], config: {access: ['error(1)'], log: ['local s ="
                        + " kong.log.serialize().session kong.log.notice(s.received, \" in, \", s.sent, \" out, \","
                        + " ngx.status, \" \", ngx.var.bytes_sent, \" \", kong.router.get_service().name)']}}\n"
                        + "- {name: udp-log, protocols: [tcp], config: {host: 127.0.0.1, port: "
                        + ending.getLocalPort() + "}}\n")));
        try (Socket socket = relay.connect()) {
            assertThat(Relay.exchange(socket, "abc", 8)).isEqualTo("helloabc");
        }
        ending.setSoTimeout(10_000);
        ending.receive(new DatagramPacket(new byte[65_535], 65_535));

        assertThat(relay.log()).anyMatch(line -> line.contains("3 in, 8 out, 200 8 s"));
    }
}
