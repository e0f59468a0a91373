package dev.gw.check;

import java.util.List;
import java.util.stream.IntStream;

/** Work on long lists, done in parts on all processors. Stateless. */
final class Parts {
    /** From how many items on other threads are worth waking. */
    static final int LARGE = 200;

    /** More than processors, because some parts take longer than others. */
    private static final int COUNT = 8;

    private Parts() {}

    /** Works on the items from one place to before another, and on nothing that others work on. */
    interface Work<R> {
        R on(int from, int to);
    }

    /** What the work on all items gives, part by part in their order; all of a short list is one part. */
    static <R> List<R> of(int size, Work<R> work) {
        if (size < LARGE) {
            return List.of(work.on(0, size));
        }
        return IntStream.range(0, COUNT)
                .parallel()
                .mapToObj(part -> work.on(start(size, part), start(size, part + 1)))
                .toList();
    }

    private static int start(int size, int part) {
        return (int) ((long) size * part / COUNT);
    }
}
