package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The other side gives up a stream of HTTP/2 of which octets wait, because who takes them has paused. */
class Http2GivenUpTest {
    private static final String PREFACE = "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a";
    private static final String SETTINGS = "000000" + "04" + "00" + "00000000";
    private static final String ANSWER_HEAD = "000001" + "01" + "04" + "00000003" + "88";
    private static final String POST_HEAD = "000006" + "01" + "04" + "00000003" + "838684" + "4101" + "68";
    private static final String DATA = "000005" + "00" + "00" + "00000003" + "6f63746574";
    private static final String RESET = "000004" + "03" + "00" + "00000003" + "00000008";

    private final List<String> told = new ArrayList<>();
    private final List<ByteBuf> arrived = new ArrayList<>();
    private @Nullable EmbeddedChannel connection;

    @AfterEach
    void close() {
        if (connection != null) {
            connection.finishAndReleaseAll();
        }
    }

    private void says(EmbeddedChannel channel, String... frames) {
        for (String frame : frames) {
            ByteBuf octets = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(frame));
            arrived.add(octets);
            channel.writeInbound(octets);
        }
        channel.runPendingTasks();
    }

    @Test
    void whatWaitsOfAnUpstreamsAnswerIsLetGoAndTheStreamClosed() {
        EmbeddedChannel upstream = new EmbeddedChannel(
                Http2FrameCodecBuilder.forClient().build(),
                new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
        connection = upstream;
        Http2ClientStream stream = new Http2ClientStream(how -> told.add("closed: " + how));
        Channel channel =
                new Http2StreamChannelBootstrap(upstream).handler(stream).open().getNow();
        Headers head = new Headers();
        head.add(":method", "GET");
        Outgoing request = new Outgoing(Unpooled.EMPTY_BUFFER, head, false, false, false);
        channel.writeAndFlush(stream.expect(request, new Pausing(channel), true));
        says(upstream, SETTINGS, ANSWER_HEAD, DATA, DATA, DATA, RESET);

        assertThat(told).containsExactly("head 200", "octet", "broken", "closed: DONE");
        assertThat(channel.isOpen()).isFalse();
        assertThat(arrived).allSatisfy(octets -> assertThat(octets.refCnt()).isZero());
    }

    private EmbeddedChannel client() {
        EmbeddedChannel client = new EmbeddedChannel() {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
            }

            @Override
            protected SocketAddress localAddress0() {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 8000);
            }
        };
        connection = client;
        Http2ServerConnection.install(client.pipeline(), new PausingRequests(), /* tls= */ false, null);
        return client;
    }

    @Test
    void aRequestWhoseBodyWaitsEndsWhenItsClientGivesItUp() {
        says(client(), PREFACE, SETTINGS, POST_HEAD, DATA, DATA, DATA, RESET);

        assertThat(told).containsExactly("octet", "failed", "gone");
        assertThat(arrived).allSatisfy(octets -> assertThat(octets.refCnt()).isZero());
    }

    @Test
    void aRequestWhoseBodyWaitsEndsWithItsConnection() {
        EmbeddedChannel client = client();
        says(client, PREFACE, SETTINGS, POST_HEAD, DATA, DATA, DATA);
        client.unsafe().close(client.newPromise());
        client.runPendingTasks();

        assertThat(told).containsExactly("octet", "failed", "gone");
        assertThat(arrived).allSatisfy(octets -> assertThat(octets.refCnt()).isZero());
    }

    private void take(ByteBuf data) {
        told.add(data.toString(StandardCharsets.US_ASCII));
        data.release();
    }

    /** Takes one piece of a body, and no more. */
    private final class PausingRequests implements RequestHandler {
        @Override
        public void handle(ServerStream stream) {
            stream.onGone(() -> told.add("gone"));
            stream.readBody(new ServerStream.BodyReader() {
                @Override
                public void piece(ByteBuf data) {
                    take(data);
                    stream.pauseBody(true);
                }

                @Override
                public void end(@Nullable Headers trailers) {
                    told.add("end");
                }

                @Override
                public void failed(Exception problem) {
                    told.add("failed");
                }
            });
        }

        @Override
        public void refuse(ServerStream stream, MalformedMessage problem) {
            told.add("refused: " + problem.getMessage());
        }
    }

    /** Takes one piece of an answer, and no more. */
    private final class Pausing implements UpstreamListener {
        private final Channel channel;

        Pausing(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void head(ResponseHead head) {
            told.add("head " + head.status());
        }

        @Override
        public void data(ByteBuf data) {
            take(data);
            channel.config().setAutoRead(false);
        }

        @Override
        public void answered(@Nullable Headers trailers) {
            told.add("answered");
        }

        @Override
        public void writabilityChanged() {
            // the request has been sent
        }

        @Override
        public void broken(boolean malformed, boolean headSeen) {
            told.add("broken");
        }
    }
}
