package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers on the wire, whole or octet by octet. */
class AnswersTest {
    private final AnswerHead head = new AnswerHead();
    private final AnswerBody body = new AnswerBody();

    /** Reads an answer that comes in pieces of a size; says how it ended. */
    private int read(String text, int piece) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuf in = Unpooled.buffer(octets.length);
        head.start(true, true);
        boolean inBody = false;
        for (int at = 0; at < octets.length; at += piece) {
            in.writeBytes(octets, at, Math.min(piece, octets.length - at));
            while (!inBody) {
                int state = head.read(in);
                if (state != AnswerHead.DONE) {
                    if (state == AnswerHead.WRONG) {
                        return state;
                    }
                    break;
                }
                if (head.status() >= 200) {
                    body.start(head, false, true);
                    inBody = true;
                } else {
                    head.again();
                }
            }
            int state = inBody ? body.read(in) : AnswerHead.MORE;
            if (state != AnswerHead.MORE) {
                return state;
            }
        }
        return AnswerHead.MORE;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void aBodyOfKnownLengthEndsWhereItSays(int piece) {
        assertThat(read("HTTP/1.1 201 Created\r\nX-Id: 7\r\ncontent-LENGTH:  5 \r\n\r\nhello", piece))
                .isEqualTo(AnswerHead.DONE);
        assertThat(head.status()).isEqualTo(201);
        assertThat(body.text()).isEqualTo("hello");
        assertThat(new SeenReply(new Http1Answer(head, body), 0, null).header("x-id"))
                .isEqualTo("7");
        assertThat(new SeenReply(new Http1Answer(head, body), 0, null).header("X"))
                .isNull();
        assertThat(head.keepAlive()).isTrue();
    }

    @Test
    void aBodyIsReadAsTheTextThatItsOctetsAre() {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nGr\u00c3\u00bc\u00c3\u009fe", 1000))
                .isEqualTo(AnswerHead.DONE);
        assertThat(new SeenReply(new Http1Answer(head, body), 0, null).body()).isEqualTo("Gr\u00fc\u00dfe");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void chunksArePutTogether(int piece) {
        assertThat(read(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\nA\r\n, world!!!\r\n0\r\nT: 1\r\n\r\n",
                        piece))
                .isEqualTo(AnswerHead.DONE);
        assertThat(body.text()).isEqualTo("hello, world!!!");
        assertThat(body.octets()).isEqualTo(15);
    }

    @Test
    void interimAnswersAreLeftOut() {
        assertThat(read("HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", 3))
                .isEqualTo(AnswerHead.DONE);
        assertThat(head.status()).isEqualTo(204);
        assertThat(head.text()).isEmpty();
    }

    @Test
    void withoutALengthTheConnectionIsTheEnd() {
        assertThat(read("HTTP/1.0 200 OK\r\n\r\nhello", 4)).isEqualTo(AnswerHead.MORE);
        assertThat(body.endsWithConnection()).isTrue();
        assertThat(head.keepAlive()).isFalse();
    }

    @Test
    void aLimitIsReadFromItsHeader() {
        read(
                "HTTP/1.1 429 No\r\nX-RateLimit-Remaining-Minute: 0\r\nX-RateLimit-Limit-Minute: 60\r\nContent-Length: 0\r\n\r\n",
                9);

        assertThat(head.limitName()).isEqualTo("minute");
        assertThat(head.limit()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n",
            })
    void whatIsNoHttpIsNoAnswer(String text) {
        assertThat(read(text, 1000)).isEqualTo(AnswerHead.WRONG);
    }

    @Test
    void aHeadWithoutEndIsGivenUp() {
        assertThat(read("HTTP/1.1 200 OK\r\nX: " + "a".repeat(100_000), 1000)).isEqualTo(AnswerHead.WRONG);
    }
}
