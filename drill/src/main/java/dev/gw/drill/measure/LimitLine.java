package dev.gw.drill.measure;

import java.util.List;

/**
 * How much of the requests under a limit passed, second by second. Immutable.
 *
 * @param request the requests it counts, by name
 * @param limit how many may pass in a window, as the answers say
 * @param window how long that is: {@code minute}
 * @param points seconds in which anything came
 */
public record LimitLine(String request, long limit, String window, List<Point> points) {
    public LimitLine {
        points = List.copyOf(points);
    }

    /**
     * A second.
     *
     * @param second which one, from 0
     * @param allowed how many passed
     * @param refused how many were told 429
     */
    public record Point(int second, long allowed, long refused) {}

    public long allowed() {
        return points.stream().mapToLong(Point::allowed).sum();
    }

    public long refused() {
        return points.stream().mapToLong(Point::refused).sum();
    }
}
