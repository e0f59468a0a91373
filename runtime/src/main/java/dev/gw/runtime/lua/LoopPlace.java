package dev.gw.runtime.lua;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;

/**
 * Which of a gateway's event loops one is.
 *
 * @param index from 0 on
 * @param count how many there are
 */
record LoopPlace(int index, int count) {
    static LoopPlace of(Executor loop) {
        if (!(loop instanceof EventLoop one) || one.parent() == null) {
            return new LoopPlace(0, 1);
        }
        int count = 0;
        int index = 0;
        for (EventExecutor each : one.parent()) {
            if (each == one) {
                index = count;
            }
            count++;
        }
        return new LoopPlace(index, Math.max(1, count));
    }
}
