package dev.gw.drill.measure;

import java.util.List;

/**
 * What came of an expectation. Immutable.
 *
 * @param scenario the scenario
 * @param request the request, or empty where it is about the whole scenario
 * @param what what was expected
 * @param place where it is written: {@code drills/peak.yml:12}
 * @param passed how often it was so
 * @param failed how often it was not
 * @param examples what came instead, a few of it
 */
public record CheckRow(
        String scenario, String request, String what, String place, long passed, long failed, List<String> examples) {
    public CheckRow {
        examples = List.copyOf(examples);
    }
}
