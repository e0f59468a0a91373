package dev.gw.drill.load;

import dev.gw.drill.scenario.DataRows;
import dev.gw.drill.scenario.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One round of a load: a request, or several in order, with the values they use. Belongs to an event loop. */
final class Iteration {
    private final Lane lane;
    private final long number;
    private final int user;
    private final Badge badge;
    private final List<Row> rows;
    private final List<PreparedRequest> steps;
    private @Nullable Map<String, String> extracted;
    private int next;
    final long begun;
    final boolean counts;

    /** A row of data. */
    record Row(DataRows data, int index) {
        @Nullable
        String value(String name) {
            int column = data.columns().indexOf(name);
            return column < 0 ? null : data.rows().get(index).get(column);
        }
    }

    /**
     * A round.
     *
     * @param begun when it was meant to begin
     * @param counts whether it is measured; a warm-up is not
     */
    Iteration(
            Lane lane,
            long number,
            int user,
            Badge badge,
            List<Row> rows,
            List<PreparedRequest> steps,
            long begun,
            boolean counts) {
        this.lane = lane;
        this.number = number;
        this.user = user;
        this.badge = badge;
        this.rows = rows;
        this.steps = steps;
        this.begun = begun;
        this.counts = counts;
    }

    Lane lane() {
        return lane;
    }

    Badge badge() {
        return badge;
    }

    int user() {
        return user;
    }

    /** The next request; null behind the last. */
    @Nullable
    PreparedRequest next() {
        return next < steps.size() ? steps.get(next++) : null;
    }

    /** Whether there is no request left. */
    boolean isOver() {
        return next == steps.size();
    }

    /** The others are not sent. */
    void end() {
        next = steps.size();
    }

    void extract(String name, String value) {
        if (extracted == null) {
            extracted = new HashMap<>();
        }
        extracted.put(name, value);
    }

    /** A value for a template; null where there is none. */
    @Nullable
    String value(String name) {
        String taken = extracted == null ? null : extracted.get(name);
        if (taken != null) {
            return taken;
        }
        for (Row row : rows) {
            String value = row.value(name);
            if (value != null) {
                return value;
            }
        }
        return switch (name) {
            case "user" -> Integer.toString(user);
            case "iteration" -> Long.toString(number);
            case "scenario" -> lane.name();
            case "identity" -> badge.identity();
            case "uuid" -> lane.chance().uuid();
            case "now" -> Long.toString(lane.chance().millis());
            default -> drawn(name);
        };
    }

    private @Nullable String drawn(String name) {
        long[] range = Variables.range(name);
        return range.length == 2 ? Long.toString(lane.chance().between(range[0], range[1])) : lane.variable(name);
    }
}
