package dev.gw.document;

import dev.gw.document.FastText.Line;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a large file that is read by another thread, from an item of a list at the top to the end of the file.
 * Whether an item really begins there only who reads from the start can know: if so, nothing before it has a say in how
 * the rest reads, and the slice is taken over; if not, nobody asks for it.
 */
final class FastSlice {
    /** Shorter ones are not worth another thread. */
    private static final int SHORTEST = 1 << 18;

    private final int dash;
    private final ForkJoinTask<Rest> task;
    private final @Nullable FastSlice following;

    /**
     * What was read.
     *
     * @param items the items of the list that the slice begins in
     * @param behindItems where that list ends
     * @param entries those of the whole document that follow the list
     * @param end where the last of those ends
     */
    record Rest(List<Node> items, Stop behindItems, MapNode entries, Stop end) {}

    /**
     * Where something ends.
     *
     * @param line the next one that holds something
     * @param consumed behind the last character that belongs to a value
     */
    record Stop(Line line, int consumed) {}

    private FastSlice(Line start, ForkJoinTask<Rest> task, @Nullable FastSlice following) {
        this.dash = start.start() + start.indent();
        this.task = task;
        this.following = following;
    }

    /** How many parts of a text are worth a thread each. */
    static int parts(FastText text) {
        return Math.min(ForkJoinPool.commonPool().getParallelism() + 1, text.length() / SHORTEST);
    }

    /** Has what lies behind the first part of a text read by other threads; null where there is nothing to cut at. */
    static @Nullable FastSlice behind(FastText text, int parts) {
        FastSlice next = null;
        int end = text.length();
        for (int part = parts - 1; part > 0; part--) {
            Line line = text.item((int) ((long) text.length() * part / parts));
            if (line != null && line.start() < end) {
                end = line.start();
                next = of(text, line, next);
            }
        }
        return next;
    }

    private static FastSlice of(FastText text, Line line, @Nullable FastSlice next) {
        FastText own = text.at(line);
        return new FastSlice(line, ForkJoinPool.commonPool().submit(() -> FastYaml.rest(own, next)), next);
    }

    /** The offset of the dash that it begins with. */
    int dash() {
        return dash;
    }

    /** The slice behind this one. */
    @Nullable
    FastSlice following() {
        return following;
    }

    /** What it holds, once it is read. */
    Rest rest() throws FastText.StepAside {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw FastText.aside();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FastText.aside();
        }
    }
}
