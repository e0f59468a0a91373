package dev.gw.drill.load;

import dev.gw.drill.measure.Statuses;
import dev.gw.drill.scenario.Extraction;
import dev.gw.drill.scenario.Reply;
import dev.gw.drill.scenario.Step;

/** Keeps count of what a lane sends and of what comes of it. What belongs to a warm-up is left out. Belongs to an event loop. */
final class Books {
    private final Recorder recorder;
    private final FaultWatch watch;
    private long unnoticed;
    private long moved;

    Books(Recorder recorder, FaultWatch watch) {
        this.recorder = recorder;
        this.watch = watch;
    }

    /**
     * Something is sent.
     *
     * @param again whether it was sent before, over a connection that left it lying
     */
    void sending(Iteration iteration, boolean again) {
        if (!iteration.counts) {
            return;
        }
        if (again) {
            moved++;
        } else {
            recorder.sent();
        }
    }

    /**
     * Something came of it.
     *
     * @param latency nanoseconds from the moment it was meant to be sent
     * @param service nanoseconds from the moment it was sent
     * @param octets the length of what came
     */
    void came(Iteration iteration, RequestTally tally, int status, long latency, long service, long octets, long now) {
        if (iteration.counts) {
            tally.count(iteration.badge().identity(), status, latency, service, octets);
            recorder.done(status, latency, service);
            watch.came(status, latency, now);
        }
    }

    /** The limit that an answer tells of. */
    void limit(Iteration iteration, RequestTally tally, Came came, long now) {
        String window = came.limitName();
        if (iteration.counts && window != null) {
            tally.limit(window, came.limit());
        }
        if (iteration.counts && (window != null || came.status() == 429)) {
            tally.limited(recorder.second(now), came.status() == 429);
        }
    }

    /**
     * No answer came.
     *
     * @param latency nanoseconds from the moment it was meant to be sent
     * @param safe whether a client that sends again what is safe to send again would not have noticed
     */
    void lost(Iteration iteration, RequestTally tally, String why, boolean safe, long latency, long now) {
        if (iteration.counts) {
            unnoticed += safe ? 1 : 0;
            tally.unanswered(why);
            came(iteration, tally, Statuses.LOST, latency, 0, 0, now);
        }
    }

    /** Looks at an answer; whether all that is taken out of it is there, for what comes behind needs it. */
    static boolean read(Iteration iteration, RequestTally tally, Reply reply) {
        if (iteration.counts) {
            tally.check(reply);
        }
        return extract(iteration, tally.step(), reply);
    }

    private static boolean extract(Iteration iteration, Step step, Reply reply) {
        boolean all = true;
        for (Extraction extraction : step.extract()) {
            String value = extraction.value().apply(reply);
            if (value == null) {
                all = false;
            } else {
                iteration.extract(extraction.name(), value);
            }
        }
        return all;
    }

    Recorder recorder() {
        return recorder;
    }

    /** How many lost requests a client that sends again would not have noticed. */
    long unnoticed() {
        return unnoticed;
    }

    /** How often a request was sent over another connection, because the gateway closed the first before it came to it. */
    long moved() {
        return moved;
    }
}
