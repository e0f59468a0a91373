package dev.gw.drill.verdict;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.StoreState;
import dev.gw.runtime.limit.Window;
import java.util.List;

/** A gateway that a drill asks. */
public interface Target extends AutoCloseable {
    /** Where it listens: {@code http://127.0.0.1:8000}. */
    String url();

    /** Sends a request so many times, and waits for the answers. */
    List<Answer> send(Ask ask, int times);

    /** Sees to it that no counter has counted anything yet in the window, and none in any shorter one. */
    void refresh(Window window);

    /** Waits for a moment relative to the next start of a window; offset in milliseconds. */
    void move(Window window, long offset);

    /** Lets so many milliseconds pass. */
    void pass(long millis);

    /** Lets the stores of counters fare so from now on; only where the drill holds them. */
    void stores(StoreState state);

    /** Whether time passes only when the drill wants it to, so that no answer can straddle the end of a window. */
    boolean holdsTime();

    @Override
    void close();
}
