package dev.gw.drill.measure;

import java.util.List;

/**
 * A fault that was made during a run, and what was expected of the gateway meanwhile. Immutable.
 *
 * @param what what was done
 * @param from when it began, milliseconds since the start of measuring
 * @param until when it ended
 * @param expectations what came of them
 */
public record FaultRow(String what, long from, long until, List<CheckRow> expectations) {
    public FaultRow {
        expectations = List.copyOf(expectations);
    }
}
