package dev.gw.drill.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Requests read from a file. Immutable.
 *
 * @param format what the file was taken for: {@code HAR}
 * @param requests the requests, in the order of time
 * @param skipped how many lines or entries were no requests
 * @param firstSkipped the first of them, counted from 1; 0 for none
 */
public record Recording(String format, List<Recorded> requests, int skipped, int firstSkipped) {
    public Recording {
        requests = List.copyOf(requests);
    }

    /** Requests with absolute times, made relative to the first. */
    static Recording of(String format, List<Recorded> requests, int skipped, int firstSkipped) {
        List<Recorded> sorted = new ArrayList<>(requests);
        sorted.sort(Comparator.comparingLong(Recorded::at));
        long first = sorted.isEmpty() ? 0 : sorted.get(0).at();
        List<Recorded> relative = new ArrayList<>();
        for (Recorded one : sorted) {
            relative.add(new Recorded(one.at() - first, one.ask(), one.status()));
        }
        return new Recording(format, relative, skipped, firstSkipped);
    }
}
