package dev.gw.runtime.stream;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notices when nothing has come for a while. Of one event loop. */
final class Idle {
    private final EventLoop loop;
    private final long nanos;
    private final Runnable onSilence;
    private long last;
    private @Nullable ScheduledFuture<?> timer;

    Idle(EventLoop loop, long millis, Runnable onSilence) {
        this.loop = loop;
        this.nanos = TimeUnit.MILLISECONDS.toNanos(Math.max(1, millis));
        this.onSilence = onSilence;
        touch();
        watch(nanos);
    }

    void touch() {
        last = loop.ticker().nanoTime();
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void watch(long in) {
        timer = loop.schedule(this::look, in, TimeUnit.NANOSECONDS);
    }

    private void look() {
        long silent = loop.ticker().nanoTime() - last;
        if (silent >= nanos) {
            onSilence.run();
        } else {
            watch(nanos - silent);
        }
    }
}
