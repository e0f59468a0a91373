package dev.gw.runtime.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The beginning of a connection, which shows what follows: a client that takes too long for it is sent away. */
public abstract class Entrance extends ByteToMessageDecoder {
    private final long millis;
    private @Nullable Future<?> deadline;

    /**
     * A beginning.
     *
     * @param millis how long it may take
     */
    protected Entrance(long millis) {
        this.millis = millis;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Leaves the deadline to whoever comes next, who cancels it. */
    protected @Nullable Future<?> handOver() {
        Future<?> left = deadline;
        deadline = null;
        return left;
    }
}
