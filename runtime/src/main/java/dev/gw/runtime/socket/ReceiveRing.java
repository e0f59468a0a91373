package dev.gw.runtime.socket;

import io.netty.channel.Channel;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of an event loop that io_uring fills as octets come: a connection that reads so is asked for once, not at
 * each read, and holds no buffer while nothing comes.
 */
public final class ReceiveRing {
    private static final short GROUP = 0;
    private static final short MOST_BUFFERS = 128;
    private static final int BUFFERS_AT_ONCE = 32;
    /** With small buffers large bodies come in many pieces, at up to twice the price. */
    private static final int BUFFER_OCTETS = 16 * 1024;

    private ReceiveRing() {}

    static IoUringIoHandlerConfig config() {
        return new IoUringIoHandlerConfig()
                .setBufferRingConfig(IoUringBufferRingConfig.builder()
                        .bufferGroupId(GROUP)
                        .bufferRingSize(MOST_BUFFERS)
                        .batchSize(BUFFERS_AT_ONCE)
                        .allocator(new IoUringFixedBufferRingAllocator(BUFFER_OCTETS))
                        .build());
    }

    /**
     * The value of {@code IO_URING_BUFFER_GROUP_ID} with which channels read into the ring.
     *
     * @param type the connections' own type
     * @return null where they read into buffers of their own
     */
    public static @Nullable Short group(Class<? extends Channel> type) {
        return type == IoUringSocketChannel.class ? GROUP : null;
    }
}
