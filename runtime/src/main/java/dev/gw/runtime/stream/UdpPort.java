package dev.gw.runtime.stream;

import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.Peer;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A port for datagrams. Those of one address and port are one flow, with a socket of its own towards the upstream; it
 * ends when nothing has come for the service's read timeout. All on the port's event loop.
 */
final class UdpPort extends SimpleChannelInboundHandler<DatagramPacket> {
    /** More flows than this at once are not begun: the address of a sender is easily forged. */
    static final int MOST_FLOWS = 10_000;

    static final FixedRecvByteBufAllocator LARGEST = new FixedRecvByteBufAllocator(65_535);

    /** What waits for the upstream, of one flow. */
    private static final int MOST_EARLY = 64;

    private final Around around;
    private final Map<InetSocketAddress, Flow> flows = new HashMap<>();

    UdpPort(Around around) {
        this.around = around;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        Flow flow = flows.get(packet.sender());
        if (flow == null) {
            if (flows.size() >= MOST_FLOWS) {
                return;
            }
            flow = new Flow(context.channel(), packet.sender());
            flows.put(packet.sender(), flow);
            flow.run.start();
        }
        flow.came(packet.content().retain());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Map.copyOf(flows).values().forEach(Flow::end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // of one datagram: the port stays open for the others
    }

    private final class Flow extends ChannelInboundHandlerAdapter implements SessionRun.Ends {
        private final Channel port;
        private final InetSocketAddress sender;
        private final SessionRun run;
        private final Queue<ByteBuf> early = new ArrayDeque<>();
        private @Nullable Channel upstream;
        private @Nullable Idle idle;

        Flow(Channel port, InetSocketAddress sender) {
            this.port = port;
            this.sender = sender;
            Caller caller = new Caller("udp", null, sender, (InetSocketAddress) port.localAddress());
            this.run = new SessionRun(around, caller, port.eventLoop(), this);
        }

        void came(ByteBuf data) {
            run.session().received(data.readableBytes());
            if (upstream != null && idle != null) {
                pass(upstream, idle, data);
            } else if (early.size() < MOST_EARLY && flows.get(sender) == this) {
                early.add(data);
            } else {
                data.release();
            }
        }

        private void pass(Channel to, Idle watch, ByteBuf data) {
            watch.touch();
            run.session().upstreamSent(data.readableBytes());
            to.writeAndFlush(data);
        }

        @Override
        public void connect(ServiceRuntime service, Peer peer, SessionRun.Connected listener) {
            ChannelFuture opening = new Bootstrap()
                    .group(port.eventLoop())
                    .channel(around.transport().datagramType())
                    .option(ChannelOption.RECVBUF_ALLOCATOR, LARGEST)
                    .handler(this)
                    .connect(peer.address());
            opening.addListener(done -> {
                if (flows.get(sender) != this) {
                    // it ended meanwhile
                    opening.channel().close();
                    return;
                }
                upstream = opening.isSuccess() ? opening.channel() : null;
                listener.done(opening.isSuccess() ? null : Failure.Kind.CONNECT);
            });
        }

        @Override
        public void relay(ServiceRuntime service) {
            Channel to = upstream;
            if (to == null) {
                end();
                return;
            }
            Idle watch = new Idle(port.eventLoop(), service.timeouts().read(), this::end);
            idle = watch;
            while (!early.isEmpty()) {
                pass(to, watch, early.remove());
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf data = ((DatagramPacket) message).content();
            run.session().upstreamReceived(data.readableBytes());
            run.session().sent(data.readableBytes());
            if (idle != null) {
                idle.touch();
            }
            port.writeAndFlush(new DatagramPacket(data, sender));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // nobody listens there at the moment; that may change
        }

        @Override
        public void say(byte[] octets) {
            port.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(octets), sender));
        }

        @Override
        public void refuse() {
            end();
        }

        private void end() {
            flows.remove(sender, this);
            if (idle != null) {
                idle.stop();
            }
            while (!early.isEmpty()) {
                early.remove().release();
            }
            if (upstream != null) {
                upstream.close();
                run.over(200);
            }
        }
    }
}
