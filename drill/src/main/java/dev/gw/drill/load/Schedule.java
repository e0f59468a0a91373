package dev.gw.drill.load;

import dev.gw.drill.scenario.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * When iterations are meant to begin where a rate says so: a rate that changes evenly within each stage. Immutable.
 *
 * <p>The moment of each is computed from its number alone, so that nothing that happens meanwhile moves it.
 */
final class Schedule {
    private static final double NANOS = 1e9;
    private static final double TINY = 1e-9;

    private final List<Part> parts = new ArrayList<>();
    private final long count;

    /**
     * A stage.
     *
     * @param begins seconds from the start
     * @param before how many iterations began before it, with fractions
     * @param rate iterations a second at its beginning
     * @param growth by how many a second that grows in a second
     * @param seconds how long it is
     */
    private record Part(double begins, double before, double rate, double growth, double seconds) {
        double until() {
            return before + rate * seconds + growth * seconds * seconds / 2;
        }

        /** Seconds from the start at which so many have begun. */
        double at(double number) {
            double more = number - before;
            if (Math.abs(growth) < TINY) {
                return begins + more / rate;
            }
            double root = Math.sqrt(Math.max(0, rate * rate + 2 * growth * more));
            return begins + 2 * more / (rate + root);
        }
    }

    Schedule(double from, List<Phase> phases) {
        double begins = 0;
        double before = 0;
        double rate = from;
        for (Phase phase : phases) {
            double seconds = phase.over().toNanos() / NANOS;
            if (seconds > 0) {
                Part part = new Part(begins, before, rate, (phase.to() - rate) / seconds, seconds);
                parts.add(part);
                begins += seconds;
                before = part.until();
            }
            rate = phase.to();
        }
        this.count = (long) Math.ceil(before - 1e-6);
    }

    /** How many iterations there are. */
    long count() {
        return count;
    }

    /** When an iteration is meant to begin, in nanoseconds from the start; they count from 0. */
    long nanos(long number) {
        for (Part part : parts) {
            if (number < part.until() - 1e-6) {
                double more = part.at((double) number);
                return Math.round(more * NANOS);
            }
        }
        return Math.round(parts.isEmpty() ? 0 : last().begins() * NANOS + last().seconds() * NANOS);
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }

    /** The rate, or the number of users, at a moment in nanoseconds from the start. */
    double at(long nanos) {
        double seconds = nanos / NANOS;
        for (Part part : parts) {
            if (seconds < part.begins() + part.seconds()) {
                return part.rate() + part.growth() * (seconds - part.begins());
            }
        }
        return parts.isEmpty() ? 0 : last().rate() + last().growth() * last().seconds();
    }

    /** How long it is, in nanoseconds. */
    long length() {
        return parts.isEmpty() ? 0 : Math.round((last().begins() + last().seconds()) * NANOS);
    }
}
