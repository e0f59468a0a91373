package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The module resty.dns.resolver, over a name server that answers what a test has it answer. */
class DnsResolverTest {
    private static final String POINTER = "c00c";
    private static final String CLASS_AND_TTL = "0001" + "0000003c";

    private DatagramSocket server;
    private volatile byte[] flags = hex("8180");
    private volatile String records = "";
    private volatile int count;
    private volatile String asked = "";

    @BeforeEach
    void aNameServer() throws IOException {
        server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "names");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve() {
        byte[] room = new byte[512];
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(room, room.length);
                server.receive(question);
                byte[] reply = reply(Arrays.copyOf(room, question.getLength()));
                server.send(new DatagramPacket(reply, reply.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the test is over
            asked = closed.toString();
        }
    }

    private byte[] reply(byte[] question) throws IOException {
        asked = HexFormat.of().formatHex(question, 12, question.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(question, 0, 2);
        out.write(flags);
        out.write(hex("0001" + "000" + count + "00000000"));
        out.write(question, 12, question.length - 12);
        out.write(hex(records));
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private void answers(int number, String... inHex) {
        count = number;
        records = String.join("", inHex);
    }

    private static String record(String type, String data) {
        return POINTER + type + CLASS_AND_TTL + "%04x".formatted(data.length() / 2) + data;
    }

    private static String text(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private String ask(String code) throws IOException, InterruptedException {
        String handler = """
                return { PRIORITY = 10, VERSION = '1', access = function()
                  local resolver = require "resty.dns.resolver"
                  local r = assert(resolver:new { nameservers = { { "127.0.0.1", %d } }, retrans = 2, timeout = 5000 })
                  %s
                end }""".formatted(server.getLocalPort(), code);
        Map<String, String> files = Map.of(
                "schema",
                "return { name = 'own', fields = { { config = { type = 'record', fields = {} } } } }",
                "handler",
                handler);
        try (LuaServer gateway = new LuaServer(Map.of("own", files), "plugins: [{name: own}]\n")) {
            return gateway.get("/").body();
        }
    }

    @Test
    void addressesOfANameAndOfAnother() throws IOException, InterruptedException {
        answers(2, record("0005", "046e657874" + POINTER), record("0001", "0a000001"));

        assertThat(ask("""
                local found = assert(r:query("a.test"))
                kong.response.exit(200, found[1].cname .. " " .. found[2].address .. " " .. found[2].name .. " " .. found[2].ttl
                  .. " " .. found[2].type .. " " .. found[2].class .. " " .. found[2].section)
                """)).isEqualTo("next.a.test 10.0.0.1 a.test 60 1 1 1");
        assertThat(asked).isEqualTo("016104746573740000010001");
    }

    @Test
    void recordsOfOtherTypes() throws IOException, InterruptedException {
        answers(
                4,
                record("000f", "000a" + "046d61696c" + POINTER),
                record("0021", "0001" + "0002" + "1f90" + "0373727600"),
                record("0010", "03" + text("one") + "03" + text("two")),
                record("001c", "20010db8000000000000000000000001"));

        assertThat(ask("""
                local f = assert(r:query("a.test", { qtype = r.TYPE_MX }))
                kong.response.exit(200, f[1].preference .. " " .. f[1].exchange .. "|" .. f[2].priority .. " " .. f[2].weight .. " "
                  .. f[2].port .. " " .. f[2].target .. "|" .. f[3].txt[1] .. f[3].txt[2] .. "|" .. f[4].address)
                """)).isEqualTo("10 mail.a.test|1 2 8080 srv|onetwo|2001:db8:0:0:0:0:0:1");
        assertThat(asked).endsWith("000f0001");
    }

    @Test
    void aNameThatIsNotThere() throws IOException, InterruptedException {
        flags = hex("8183");

        assertThat(ask("""
                local found, problem = r:query("none.test")
                kong.response.exit(200, found.errcode .. " " .. found.errstr .. " " .. tostring(problem))
                """)).isEqualTo("3 name error nil");
    }

    @Test
    void whatIsNoAnswerIsAProblem() throws IOException, InterruptedException {
        answers(1, POINTER);

        assertThat(ask("""
                local found, problem, tries = r:query("a.test", nil, {})
                kong.response.exit(200, tostring(found) .. " " .. problem .. " " .. #tries)
                """)).isEqualTo("nil truncated 2");
    }

    @Test
    void namesAndServersThatCannotBe() throws IOException, InterruptedException {
        assertThat(ask("""
                local _, long = r:query(("x"):rep(64) .. ".test")
                local _, empty = r:query("a..test")
                local _, none = resolver:new {}
                kong.response.exit(200, long .. "|" .. empty .. "|" .. none)
                """)).isEqualTo("bad name|bad name|no nameservers specified");
    }

    @Test
    void theNamesOfPointers() throws IOException, InterruptedException {
        assertThat(ask("""
                kong.response.exit(200, resolver.arpa_str("10.1.2.3") .. " " .. resolver.expand_ipv6_addr("FF01::101") .. " "
                  .. resolver.expand_ipv6_addr("::1") .. " " .. resolver.arpa_str("2001:db8::1"))
                """))
                .isEqualTo("3.2.1.10.in-addr.arpa FF01:0:0:0:0:0:0:101 0:0:0:0:0:0:0:1 "
                        + "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }
}
