package dev.gw.drill.plan;

import dev.gw.runtime.limit.Window;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing to prove, in one or several steps.
 *
 * @param area what it is about
 * @param title what it proves, in a line
 * @param place {@code file:line} of what is proved; empty where it stands in no file
 * @param covers what counts as exercised once it ran, as {@link Item#key()} names it
 * @param fresh the window that has to be fresh when it starts; null where none matters
 * @param limit the limit it proves; null where it proves none
 * @param steps the steps, in order
 */
public record Check(
        Area area,
        String title,
        String place,
        Set<String> covers,
        @Nullable Window fresh,
        @Nullable Limit limit,
        List<Step> steps) {
    /**
     * A limit.
     *
     * @param window in which it counts
     * @param most how many requests pass in it
     * @param refusal the status with which it refuses more
     */
    public record Limit(Window window, long most, int refusal) {}

    public Check {
        covers = Set.copyOf(covers);
        steps = List.copyOf(steps);
    }

    /** One that proves no limit, and needs no fresh window. */
    public static Check of(Area area, String title, String place, Set<String> covers, List<Step> steps) {
        return new Check(area, title, place, covers, null, null, steps);
    }

    /** How many requests it sends. */
    public int requests() {
        return steps.stream()
                .mapToInt(step -> step instanceof Step.Send send ? send.times() : 0)
                .sum();
    }
}
