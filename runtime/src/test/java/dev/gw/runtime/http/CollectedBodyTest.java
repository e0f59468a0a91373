package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bodies that are kept as a whole, and the memory that they share. */
class CollectedBodyTest {
    private final BodyMemory memory = new BodyMemory(10_000);

    private static ByteBuf piece(int length) {
        return Unpooled.wrappedBuffer(new byte[length]);
    }

    private static void refuses(CollectedBody body, int length, int status) {
        ByteBuf piece = piece(length);
        int before = body.size();
        assertThatThrownBy(() -> body.add(piece))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, why -> assertThat(why.status()).isEqualTo(status));
        assertThat(body.size()).isEqualTo(before);
        assertThat(piece.readableBytes()).isEqualTo(length);
        piece.release();
    }

    @Test
    void piecesComeOutAsTheyCame() throws MalformedMessage {
        CollectedBody body = new CollectedBody(memory, 100);
        body.add(Unpooled.copiedBuffer("one, ", StandardCharsets.US_ASCII));
        body.add(Unpooled.copiedBuffer("two", StandardCharsets.US_ASCII));
        assertThat(new String(body.whole(), StandardCharsets.US_ASCII)).isEqualTo("one, two");
    }

    @Test
    void piecesAreReleased() throws MalformedMessage {
        ByteBuf piece = piece(3);
        new CollectedBody(memory, 100).add(piece);
        assertThat(piece.refCnt()).isZero();
    }

    @Test
    void aThousandTinyPiecesTakeNoMoreThanALargeOne() throws MalformedMessage {
        CollectedBody body = new CollectedBody(memory, 5_000);
        for (int i = 0; i < 1_000; i++) {
            body.add(piece(1));
        }
        assertThat(memory.taken()).isLessThanOrEqualTo(2_000);
        assertThat(body.whole()).hasSize(1_000);
        assertThat(memory.taken()).isEqualTo(1_000);
    }

    @Test
    void oneMayHaveAsMuchAsItMayAndNoMore() throws MalformedMessage {
        CollectedBody body = new CollectedBody(memory, 3_000);
        body.add(piece(2_999));
        body.add(piece(1));
        refuses(body, 1, 413);
    }

    @Test
    void whatAllTakeIsBounded() throws MalformedMessage {
        CollectedBody first = new CollectedBody(memory, 9_000);
        CollectedBody second = new CollectedBody(memory, 9_000);
        first.add(piece(8_000));
        refuses(second, 3_000, CollectedBody.NO_MEMORY);
        second.add(piece(1_000));
    }

    @Test
    void whatIsReleasedIsThereForOthersAndNotTwice() throws MalformedMessage {
        CollectedBody first = new CollectedBody(memory, 9_000);
        first.add(piece(8_000));
        first.whole();
        first.release();
        first.release();
        assertThat(memory.taken()).isZero();
        new CollectedBody(memory, 9_000).add(piece(9_000));
    }
}
