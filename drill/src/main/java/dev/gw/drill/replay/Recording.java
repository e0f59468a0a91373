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

    /** Requests with absolute times, made relative to the first. One without a time follows the one before it at once. */
    static Recording of(String format, List<Recorded> requests, int skipped, int firstSkipped) {
        long last = requests.stream()
                .mapToLong(Recorded::at)
                .filter(at -> at != 0)
                .findFirst()
                .orElse(0);
        List<Recorded> timed = new ArrayList<>();
        for (Recorded one : requests) {
            last = one.at() == 0 ? last : one.at();
            timed.add(new Recorded(last, one.ask(), one.status()));
        }
        timed.sort(Comparator.comparingLong(Recorded::at));
        long first = timed.isEmpty() ? 0 : timed.get(0).at();
        List<Recorded> relative = timed.stream()
                .map(one -> new Recorded(one.at() - first, one.ask(), one.status()))
                .toList();
        return new Recording(format, relative, skipped, firstSkipped);
    }

    /** How long it took, in milliseconds. */
    public long millis() {
        return requests.isEmpty() ? 0 : requests.get(requests.size() - 1).at();
    }
}
