package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.settings.HeadBuffers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizes at which nginx 1.22 was seen to refuse heads; all with line breaks. */
class HeadLimitsTest {
    /** With a request line of 20, Host and Connection fields of 28: the usual start of these heads. */
    private static final List<Integer> START = List.of(20, 28);

    @ParameterizedTest
    @CsvSource({"8191, 0", "8192, 0", "8193, 414", "9000, 414"})
    void aRequestLineFitsIntoOneLargeBuffer(int line, int status) {
        assertThat(refusal(HeadBuffers.USUAL, List.of(line, 9))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"8192, 0", "8193, 494"})
    void soDoesAField(int line, int status) {
        assertThat(refusal(HeadBuffers.USUAL, with(line))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "5000 5000 5000 5000, 0",
        "5000 5000 5000 5000 5000, 494",
        "4096 4096 4096 4096 4096 4096 4096 4096, 494",
        "4000 4000 4000 4000 4000 4000 4000 4000, 0",
        "976 8192 8192 8192 8190, 0",
        "977 8192 8192 8192 8190, 494",
        "970 8192 8192 8192 8192, 494",
        "950 8192 8192 8192 8191, 494"
    })
    void linesDoNotGoOnInTheNextBuffer(String fields, int status) {
        Integer[] lines = Arrays.stream(fields.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
        assertThat(refusal(HeadBuffers.USUAL, with(lines))).isEqualTo(status);
    }

    @Test
    void theBuffersMayBeOthers() {
        HeadBuffers small = new HeadBuffers(512, 2, 2048);
        assertThat(refusal(small, with(2048))).isZero();
        assertThat(refusal(small, with(2049))).isEqualTo(494);
        assertThat(refusal(small, with(470, 2048, 2048))).isEqualTo(494);
        assertThat(refusal(small, List.of(2049))).isEqualTo(414);
    }

    @Test
    void anAnswersHeadHasOneBuffer() {
        assertThat(refusal(HeadBuffers.single(4096), List.of(17, 4077))).isZero();
        assertThat(refusal(HeadBuffers.single(4096), List.of(17, 4078))).isEqualTo(494);
    }

    @Test
    void aHeadThatComesInPiecesIsBoundedAlike() throws MalformedMessage {
        ByteBuf in = Unpooled.buffer();
        HeadScanner scanner = new HeadScanner(HeadBuffers.USUAL);
        in.writeBytes("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 8191; i++) {
            in.writeByte('a');
            assertThat(scanner.scan(in)).isEqualTo(-1);
        }
        in.writeByte('a');
        assertThatThrownBy(() -> scanner.scan(in)).isInstanceOf(MalformedMessage.class);
    }

    private static List<Integer> with(Integer... more) {
        List<Integer> lines = new java.util.ArrayList<>(START);
        lines.addAll(List.of(more));
        return lines;
    }

    /** The status of the refusal of a head whose lines have these lengths; 0 where it is taken. */
    private static int refusal(HeadBuffers buffers, List<Integer> lines) {
        StringBuilder head = new StringBuilder();
        lines.forEach(length -> head.append("a".repeat(length - 2)).append("\r\n"));
        ByteBuf in = Unpooled.copiedBuffer(head.append("\r\n"), StandardCharsets.ISO_8859_1);
        @Nullable MalformedMessage problem = null;
        try {
            assertThat(new HeadScanner(buffers).scan(in)).isEqualTo(in.readableBytes());
        } catch (MalformedMessage refused) {
            problem = refused;
        }
        return problem == null ? 0 : problem.status();
    }
}
