package dev.gw.drill.plan;

import dev.gw.drill.message.Ask;
import dev.gw.runtime.limit.Window;
import java.util.List;

/** A step of a check. */
public sealed interface Step {
    /** What the step shows, or does. */
    String claim();

    /**
     * Sends a request, once or many times.
     *
     * @param claim what it shows
     * @param ask the request
     * @param times how often
     * @param each what every answer has to show
     * @param all what the answers have to show together
     */
    record Send(String claim, Ask ask, int times, List<Expect> each, List<Tally> all) implements Step {
        public Send {
            each = List.copyOf(each);
            all = List.copyOf(all);
        }

        /** Sends it once. */
        public static Send once(String claim, Ask ask, Expect... each) {
            return new Send(claim, ask, 1, List.of(each), List.of());
        }
    }

    /**
     * Waits for the next start of a window, or a moment beside it.
     *
     * @param claim what is waited for
     * @param window the window
     * @param offset milliseconds behind its start; below zero for before it
     */
    record Move(String claim, Window window, long offset) implements Step {}

    /**
     * Lets the store of counters fare well or ill, until the check ends or another step says otherwise.
     *
     * @param claim what happens
     * @param state how it fares from now on
     */
    record Store(String claim, StoreState state) implements Step {}

    /**
     * Lets time pass.
     *
     * @param claim what is waited for
     * @param millis how long, in milliseconds
     */
    record Pass(String claim, long millis) implements Step {}
}
