package dev.gw.runtime.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** Buffers that sockets read into may have no room behind what was read. */
class ArrivedTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final ChannelHandlerContext context = channel.pipeline().firstContext();

    @Test
    void octetsAreJoinedWhereTheFirstBufferHasNoMoreRoom() {
        ByteBuf joined = Arrived.join(context, full("GET / HT"), full("TP/1.1"));
        assertThat(joined.toString(US_ASCII)).isEqualTo("GET / HTTP/1.1");
        joined.release();
    }

    @Test
    void aBufferThatWasTakenAsAWholeIsLetGo() {
        ByteBuf taken = full("one");
        taken.skipBytes(3);
        ByteBuf joined = Arrived.join(context, taken, full("two"));
        assertThat(joined.toString(US_ASCII)).isEqualTo("two");
        assertThat(taken.refCnt()).isZero();
        joined.release();
    }

    @Test
    void aPieceThatWaitsToBeSentStaysAsItIs() {
        ByteBuf first = channel.alloc().buffer(16).writeBytes("piece of a body;5".getBytes(US_ASCII));
        ByteBuf piece = first.readRetainedSlice(15);
        ByteBuf joined = Arrived.join(context, first, full("\r\nafter"));
        assertThat(piece.toString(US_ASCII)).isEqualTo("piece of a body");
        assertThat(joined.toString(US_ASCII)).isEqualTo(";5\r\nafter");
        piece.release();
        joined.release();
    }

    @Test
    void whatWasTakenMakesRoomForWhatComes() {
        ByteBuf waiting = channel.alloc().buffer(64);
        for (int i = 0; i < 10_000; i++) {
            waiting = Arrived.join(context, waiting, full("0123456789abcdef"));
            waiting.skipBytes(i == 0 ? 15 : 16);
        }
        assertThat(waiting.capacity()).isLessThan(1024);
        waiting.release();
    }

    private static ByteBuf full(String octets) {
        return Unpooled.buffer(octets.length(), octets.length()).writeBytes(octets.getBytes(US_ASCII));
    }
}
