package dev.gw.drill.scenario;

import dev.gw.drill.measure.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What drives a load. Immutable. */
public sealed interface Executor {
    /** As reports say it. */
    String words();

    /** How long it takes; zero where that depends on the answers. */
    Duration length();

    /**
     * Iterations begin by the clock, however long answers take.
     *
     * @param word the name of the executor
     * @param from iterations a second at the beginning
     * @param phases how that changes
     */
    record Rate(String word, double from, List<Phase> phases) implements Executor {
        public Rate {
            phases = List.copyOf(phases);
        }

        @Override
        public String words() {
            return word + ", " + Executor.path(from, phases, "/s");
        }

        @Override
        public Duration length() {
            return Executor.length(phases);
        }
    }

    /**
     * Users who wait for their answers, and begin again.
     *
     * @param word the name of the executor
     * @param from how many there are at the beginning
     * @param phases how that changes
     */
    record Users(String word, double from, List<Phase> phases) implements Executor {
        public Users {
            phases = List.copyOf(phases);
        }

        @Override
        public String words() {
            return word + ", " + Executor.path(from, phases, "");
        }

        @Override
        public Duration length() {
            return Executor.length(phases);
        }

        /** The most users there are at once. */
        public int most() {
            double most = from;
            for (Phase phase : phases) {
                most = Math.max(most, phase.to());
            }
            return (int) Math.ceil(most);
        }
    }

    /**
     * Users who each do the same number of iterations.
     *
     * @param users how many users
     * @param each how many iterations each
     */
    record Iterations(int users, int each) implements Executor {
        @Override
        public String words() {
            return "iterations, " + each + " by each of " + Counts.of(users, "user");
        }

        @Override
        public Duration length() {
            return Duration.ZERO;
        }
    }

    /**
     * Requests that all begin at once.
     *
     * @param requests how many
     * @param align the window at whose beginning they begin: second, minute or hour; empty for now
     */
    record Burst(int requests, String align) implements Executor {
        @Override
        public String words() {
            return String.format(Locale.ROOT, "burst, %,d at once", requests)
                    + (align.isEmpty() ? "" : " at the start of a " + align);
        }

        @Override
        public Duration length() {
            return Duration.ZERO;
        }
    }

    private static Duration length(List<Phase> phases) {
        return phases.stream().map(Phase::over).reduce(Duration.ZERO, Duration::plus);
    }

    private static String path(double from, List<Phase> phases, String unit) {
        if (phases.size() == 1 && phases.get(0).to() == from) {
            return number(from) + unit + " for " + Quantity.text(phases.get(0).over());
        }
        StringBuilder text = new StringBuilder("from ").append(number(from)).append(unit);
        for (Phase phase : phases) {
            text.append(" to ").append(number(phase.to())).append(unit).append(" over ");
            text.append(Quantity.text(phase.over()));
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
