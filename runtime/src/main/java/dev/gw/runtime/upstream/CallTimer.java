package dev.gw.runtime.upstream;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The watch on the calls of one connection. It outlives them: as long as no call wants to be looked at earlier than the
 * one before, a call costs no timer. Of one event loop.
 */
final class CallTimer implements Runnable {
    private static final AttributeKey<CallTimer> KEY = AttributeKey.valueOf(CallTimer.class, "timer");

    private final Channel channel;
    private @Nullable Runnable look;
    private @Nullable ScheduledFuture<?> next;
    private long due;

    private CallTimer(Channel channel) {
        this.channel = channel;
    }

    static CallTimer of(Channel channel) {
        CallTimer known = channel.attr(KEY).get();
        if (known != null) {
            return known;
        }
        CallTimer timer = new CallTimer(channel);
        channel.attr(KEY).set(timer);
        channel.closeFuture().addListener(closed -> timer.cancel());
        return timer;
    }

    /**
     * Has somebody look at the call after a time, or earlier: it says itself when the next look is due.
     *
     * @param now the event loop's clock
     */
    void watch(Runnable call, long now, long millis) {
        look = call;
        long wanted = now + TimeUnit.MILLISECONDS.toNanos(Math.max(1, millis));
        if (next != null && due - wanted <= 0) {
            return;
        }
        cancel();
        due = wanted;
        next = channel.eventLoop().schedule(this, wanted - now, TimeUnit.NANOSECONDS);
    }

    /** The call is over. */
    void end() {
        look = null;
    }

    private void cancel() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }

    @Override
    public void run() {
        next = null;
        Runnable wanted = look;
        if (wanted != null) {
            wanted.run();
        }
    }
}
