package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header of the PROXY protocol, well-formed and not. */
class ProxyHeaderTest {
    private static final String SIGNATURE = "0D0A0D0A000D0A515549540A";
    private static final String FROM_CLIENT = "CB007107" + "0A000001" + "DC04" + "01BB";

    private static ByteBuf line(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuf octets(String hex) {
        return Unpooled.wrappedBuffer(java.util.HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static ProxyHeader read(ByteBuf in) throws MalformedMessage {
        return Objects.requireNonNull(ProxyHeader.read(in));
    }

    private static String source(ByteBuf in) throws MalformedMessage {
        InetSocketAddress source = read(in).source();
        return source == null ? "nobody" : source.getAddress().getHostAddress() + " " + source.getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 203.0.113.7 10.0.0.1 56324 443, 203.0.113.7 56324",
        "PROXY TCP6 2001:db8::7 ::1 56324 443, 2001:db8:0:0:0:0:0:7 56324",
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 255.255.255.255 65535",
        "PROXY UNKNOWN, nobody",
        "PROXY UNKNOWN ffff::1 ffff::2 65535 65535, nobody",
        "PROXY TCP4 203.0.113.777 10.0.0.1 1 2, nobody",
        "PROXY TCP4 203.0.113 10.0.0.1 1 2, nobody"
    })
    void aLineNamesTheClient(String line, String source) throws MalformedMessage {
        assertThat(source(line(line + "\r\n"))).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY\r\n",
                "PROXY \r\n",
                "PROXY TCP4\r\n",
                "PROXY TCP5 203.0.113.7 10.0.0.1 1 2\r\n",
                "PROXY tcp4 203.0.113.7 10.0.0.1 1 2\r\n",
                "PROXY TCP4 203.0.113.7 10.0.0.1 1\r\n",
                "PROXY TCP4 203.0.113.7 10.0.0.1 1 2 3\r\n",
                "PROXY TCP4  203.0.113.7 10.0.0.1 1 2\r\n",
                "PROXY TCP4 localhost 10.0.0.1 1 2\r\n",
                "PROXY TCP4 203.0.113.7 10.0.0.1 65536 2\r\n",
                "PROXY TCP4 203.0.113.7 10.0.0.1 1 -2\r\n",
                "PROXY TCP4 203.0.113.7 10.0.0.1 1 2\n",
                "PROXY TCP4 203.0.113.7 10.0.0.1 1 2 \r\n",
                "proxy TCP4 203.0.113.7 10.0.0.1 1 2\r\n",
                "GET / HTTP/1.1\r\n",
                "\r\n\r\nGET",
                "\u0016\u0003\u0001"
            })
    void anythingElseIsNoHeader(String text) {
        assertThatThrownBy(() -> ProxyHeader.read(line(text))).isInstanceOf(MalformedMessage.class);
    }

    @Test
    void aLineThatDoesNotEndIsNoHeaderEither() {
        assertThatThrownBy(() -> ProxyHeader.read(line("PROXY UNKNOWN " + "x".repeat(93))))
                .isInstanceOf(MalformedMessage.class);
    }

    @Test
    void whatIsNotCompleteStaysWhereItIs() throws MalformedMessage {
        String line = "PROXY TCP4 203.0.113.7 10.0.0.1 1 2\r\n";
        for (int i = 0; i < line.length(); i++) {
            ByteBuf in = line(line.substring(0, i));
            assertThat(ProxyHeader.read(in)).isNull();
            assertThat(in.readableBytes()).isEqualTo(i);
        }
        String whole = SIGNATURE + "2111000C" + FROM_CLIENT;
        for (int i = 0; i < whole.length(); i += 2) {
            ByteBuf in = octets(whole.substring(0, i));
            assertThat(ProxyHeader.read(in)).isNull();
            assertThat(in.readableBytes()).isEqualTo(i / 2);
        }
    }

    @Test
    void whatComesBehindIsLeft() throws MalformedMessage {
        ByteBuf text = line("PROXY UNKNOWN\r\nGET /");
        read(text);
        assertThat(text.toString(StandardCharsets.US_ASCII)).isEqualTo("GET /");
        ByteBuf binary = octets(SIGNATURE + "2111000C" + FROM_CLIENT + "474554");
        read(binary);
        assertThat(binary.toString(StandardCharsets.US_ASCII)).isEqualTo("GET");
    }

    @ParameterizedTest
    @CsvSource({
        // IPv4, and with an extension behind it
        "2111000C CB007107 0A000001 DC04 01BB, 203.0.113.7 56324",
        "21110010 CB007107 0A000001 DC04 01BB 04000100, 203.0.113.7 56324",
        // IPv6
        "21210024 20010DB8000000000000000000000007 00000000000000000000000000000001 DC04 01BB,"
                + " 2001:db8:0:0:0:0:0:7 56324",
        // LOCAL: the balancer speaks for itself, whatever stands there
        "20000000, nobody",
        "2011000C CB007107 0A000001 DC04 01BB, nobody",
        // unspecified, UDP, and a Unix socket
        "21000000, nobody",
        "2112000C CB007107 0A000001 DC04 01BB, nobody",
        "21310004 00000000, nobody"
    })
    void octetsNameTheClient(String header, String source) throws MalformedMessage {
        ByteBuf in = octets(SIGNATURE + header);
        assertThat(source(in)).isEqualTo(source);
        assertThat(in.isReadable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // version 1 in octets, version 3
                "1111000C CB007107 0A000001 DC04 01BB",
                "3111000C CB007107 0A000001 DC04 01BB",
                // shorter than the addresses it says it has
                "2111000B CB007107 0A000001 DC04 01",
                "21110000",
                "2121000C CB007107 0A000001 DC04 01BB",
                // longer than any header is
                "2111FFFF CB007107 0A000001 DC04 01BB"
            })
    void octetsThatLieAreNoHeader(String header) {
        assertThatThrownBy(() -> ProxyHeader.read(octets(SIGNATURE + header))).isInstanceOf(MalformedMessage.class);
    }
}
