package dev.gw.runtime.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** Closes what a test has opened, the latest first. */
abstract class Opened {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    final <T extends AutoCloseable> T with(T one) {
        open.push(one);
        return one;
    }

    @AfterEach
    final void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
