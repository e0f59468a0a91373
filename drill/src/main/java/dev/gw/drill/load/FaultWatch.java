package dev.gw.drill.load;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.scenario.Fault;
import java.util.ArrayList;
import java.util.List;

/** Watches what answers come while something is broken, and how soon they are good again. Belongs to an event loop. */
final class FaultWatch {
    private static final long MILLI = 1_000_000;

    /** So long behind its end a fault is still the reason for what comes. */
    private static final long AFTERMATH = 1_000 * MILLI;

    private final List<Watched> all = new ArrayList<>();

    /** A fault under way. */
    private static final class Watched {
        private final Fault fault;
        private final long from;
        private long until;
        private boolean ended;
        private final long[] statuses = new long[1000];
        private long lastBad;
        private long answers;

        Watched(Fault fault, long now) {
            this.fault = fault;
            this.from = now;
            this.until = now;
        }
    }

    void began(Fault fault, long now) {
        all.add(new Watched(fault, now));
    }

    void ended(Fault fault, long now) {
        for (Watched one : all) {
            if (one.fault.equals(fault)) {
                one.until = now;
                one.ended = true;
            }
        }
    }

    void came(int status, long now) {
        for (Watched one : all) {
            if (!one.ended || now - one.until < AFTERMATH) {
                one.statuses[status]++;
            }
            one.answers++;
            if (status == Statuses.LOST || status >= 500) {
                one.lastBad = now;
            }
        }
    }

    /** What came of the faults, in times from the start of measuring. */
    List<FaultRow> rows(String scenario, long start, long now) {
        List<FaultRow> rows = new ArrayList<>();
        for (Watched one : all) {
            List<CheckRow> checks = new ArrayList<>();
            for (Fault.Expected expected : one.fault.expect()) {
                checks.add(check(scenario, one, expected, now));
            }
            long until = one.ended ? one.until : now;
            rows.add(new FaultRow(words(one.fault), (one.from - start) / MILLI, (until - start) / MILLI, checks));
        }
        return rows;
    }

    private static CheckRow check(String scenario, Watched one, Fault.Expected expected, long now) {
        String problem =
                expected.what().equals("recovers_within") ? late(one, expected.limit(), now) : tooMany(one, expected);
        boolean fine = problem.isEmpty();
        return new CheckRow(
                scenario,
                "",
                words(one.fault) + ": " + expected.words(),
                expected.place(),
                fine ? 1 : 0,
                fine ? 0 : 1,
                fine ? List.of() : List.of(problem));
    }

    private static String late(Watched one, long limit, long now) {
        if (!one.ended || now - one.until < limit || one.answers == 0) {
            return "the run ended before that could be seen";
        }
        long took = one.lastBad - one.until;
        return took <= limit ? "" : "errors until " + Spans.text(took) + " behind its end";
    }

    private static String tooMany(Watched one, Fault.Expected expected) {
        long count = 0;
        if (expected.what().equals("lost")) {
            count = one.statuses[Statuses.LOST];
        } else {
            int digit = expected.what().charAt(0) - '0';
            for (int status = 100; status < one.statuses.length; status++) {
                boolean counts = expected.what().endsWith("xx")
                        ? status / 100 == digit
                        : expected.what().equals(Integer.toString(status));
                count += counts ? one.statuses[status] : 0;
            }
        }
        return count <= expected.limit() ? "" : count + " " + expected.what();
    }

    static String words(Fault fault) {
        return switch (fault.kind()) {
            case RELOAD -> "reload " + (fault.subject().isEmpty() ? "the configuration" : fault.subject());
            case UPSTREAM -> "the upstream of " + fault.subject() + ": " + fault.manner();
            case ROTATE_KEYS -> "sign tokens with other keys";
        };
    }
}
