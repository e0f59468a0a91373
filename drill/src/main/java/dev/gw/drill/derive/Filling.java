package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.drill.plan.Tally;
import dev.gw.runtime.limit.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps that use up a limit without meeting one of a shorter window: so many requests, a pause, so many more. */
final class Filling {
    private static final int MOST_STEPS = 2_000;

    private final Quota quota;
    private final Map<Window, Long> used = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private long sent;

    Filling(Quota quota) {
        this.quota = quota;
    }

    /**
     * The steps; none where there would be too many.
     *
     * @param silent whether the gateway tells nothing of its counters
     */
    List<Step> steps(Ask ask, List<Expect> each, boolean silent) {
        while (sent < quota.limit() && steps.size() <= MOST_STEPS) {
            long room = quota.limit() - sent;
            Quota.Part full = null;
            for (Quota.Part part : quota.shorter()) {
                long left = part.limit() - used.getOrDefault(part.window(), 0L);
                full = left == 0 ? part : full;
                room = Math.min(room, left);
            }
            if (full != null) {
                pause(full.window());
            } else {
                batch(ask, (int) room, each, silent);
            }
        }
        return steps.size() > MOST_STEPS ? List.of() : steps;
    }

    /** Whether no time passes while the limit is used up. */
    boolean isAtOnce() {
        return steps.size() == 1;
    }

    private void pause(Window window) {
        steps.add(new Step.Move("the next " + window.word() + " begins", window, 0));
        used.keySet().removeIf(other -> other.compareTo(window) <= 0);
    }

    private void batch(Ask ask, int times, List<Expect> each, boolean silent) {
        String name = "X-RateLimit-Remaining-" + quota.window().title();
        long left = quota.limit() - sent;
        List<Tally> tallies = silent ? List.of() : List.of(Tally.countsDown(name, left - 1, left - times));
        String claim = sent == 0 && times == quota.limit()
                ? "all " + times + " requests pass"
                : "requests " + (sent + 1) + " to " + (sent + times) + " pass";
        steps.add(new Step.Send(claim, ask, times, each, tallies));
        sent += times;
        quota.shorter().forEach(part -> used.merge(part.window(), (long) times, Long::sum));
    }
}
