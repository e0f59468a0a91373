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
        private final long[] broken;
        private long inForce = Long.MAX_VALUE;
        private long mending = Long.MAX_VALUE;
        private long seenUntil = Long.MAX_VALUE;
        private long lastBad;
        private long answers;
        private long meanwhile;

        Watched(Fault fault, long now) {
            this.fault = fault;
            this.from = now;
            this.until = now;
            this.broken = new long[fault.expect().size()];
        }

        /** An answer to what was sent while the fault was in force, and came in time to be due to it. */
        void judge(int status, long latency, long now) {
            boolean bad = status == Statuses.LOST || status >= 500;
            meanwhile++;
            for (int i = 0; i < broken.length; i++) {
                Fault.Expected expected = fault.expect().get(i);
                boolean open = expected.what().equals("fails_open_within");
                boolean late = latency > expected.limit();
                boolean wrong = open == bad || status == Statuses.LOST;
                // what came once it was being mended says nothing, unless it had to come before
                broken[i] += late || wrong && now <= mending ? 1 : 0;
            }
        }
    }

    void began(Fault fault, long now) {
        // what comes from now on may be due to this one
        all.stream().filter(one -> one.ended).forEach(one -> one.seenUntil = Math.min(one.seenUntil, now));
        all.add(new Watched(fault, now));
    }

    /** It is broken now. */
    void inForce(Fault fault, long now) {
        all.stream().filter(one -> one.fault.equals(fault)).forEach(one -> one.inForce = now);
    }

    /** It is about to be mended. */
    void mending(Fault fault, long now) {
        all.stream().filter(one -> one.fault.equals(fault)).forEach(one -> one.mending = now);
    }

    void ended(Fault fault, long now) {
        for (Watched one : all) {
            if (one.fault.equals(fault)) {
                one.until = now;
                one.ended = true;
            }
        }
    }

    /**
     * An answer, or that there is none.
     *
     * @param latency how long it took from the moment the request was meant to be sent
     */
    void came(int status, long latency, long now) {
        for (Watched one : all) {
            long sent = now - latency;
            if (sent >= one.inForce && sent <= one.mending) {
                one.judge(status, latency, now);
            }
            if (!one.ended || now - one.until < AFTERMATH) {
                one.statuses[status]++;
            }
            one.answers++;
            if ((status == Statuses.LOST || status >= 500) && now < one.seenUntil) {
                one.lastBad = now;
            }
        }
    }

    /** What came of the faults, in times from the start of measuring. */
    List<FaultRow> rows(String scenario, long start, long now) {
        List<FaultRow> rows = new ArrayList<>();
        for (Watched one : all) {
            List<CheckRow> checks = new ArrayList<>();
            for (int i = 0; i < one.fault.expect().size(); i++) {
                checks.add(check(scenario, one, i, now));
            }
            long until = one.ended ? one.until : now;
            rows.add(new FaultRow(words(one.fault), (one.from - start) / MILLI, (until - start) / MILLI, checks));
        }
        return rows;
    }

    /** What could not be seen, a sentence each. */
    List<String> doubts(long now) {
        List<String> doubts = new ArrayList<>();
        for (Watched one : all) {
            for (Fault.Expected expected : one.fault.expect()) {
                if (isUnseen(one, expected, now)) {
                    doubts.add(words(one.fault) + ": the run does not show whether it " + expected.words());
                }
            }
        }
        return doubts;
    }

    private static boolean isUnseen(Watched one, Fault.Expected expected, long now) {
        return switch (expected.what()) {
            case "recovers_within" ->
                one.answers == 0
                        || !one.ended
                        || Math.min(now, one.seenUntil) - one.until < expected.limit()
                                && one.lastBad - one.until <= expected.limit();
            case "fails_open_within", "fails_closed_within" -> one.meanwhile == 0;
            default -> false;
        };
    }

    private static CheckRow check(String scenario, Watched one, int index, long now) {
        Fault.Expected expected = one.fault.expect().get(index);
        boolean unseen = isUnseen(one, expected, now);
        String problem = switch (expected.what()) {
            case "recovers_within" -> late(one, expected.limit());
            case "fails_open_within", "fails_closed_within" ->
                one.broken[index] == 0
                        ? ""
                        : one.broken[index] + " of " + one.meanwhile + " requests sent meanwhile did not";
            default -> tooMany(one, expected);
        };
        boolean fine = problem.isEmpty();
        return new CheckRow(
                scenario,
                "",
                words(one.fault) + ": " + expected.words(),
                expected.place(),
                fine && !unseen ? 1 : 0,
                fine || unseen ? 0 : 1,
                fine ? List.of() : List.of(problem));
    }

    private static String late(Watched one, long limit) {
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
            case REDIS -> "Redis: " + fault.manner();
            case ROTATE_KEYS -> "sign tokens with other keys";
        };
    }
}
