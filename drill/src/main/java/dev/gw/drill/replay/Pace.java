package dev.gw.drill.replay;

import java.util.Optional;

/**
 * When recorded requests are sent again.
 *
 * @param speed how many times as fast as they were recorded; 0 where the rate says it
 * @param rate how many a second; 0 where the recording says it, below zero for as fast as answers come
 */
public record Pace(double speed, double rate) {
    /** As fast as answers come. */
    public static final Pace UNHURRIED = new Pace(0, -1);

    /** Reads {@code 1x}, {@code 2.5x}, {@code 100/s} or {@code max}; empty for anything else. */
    public static Optional<Pace> of(String text) {
        if (text.equals("max")) {
            return Optional.of(UNHURRIED);
        }
        if (text.matches("\\d{1,6}(\\.\\d{1,3})?x")) {
            double speed = Double.parseDouble(text.substring(0, text.length() - 1));
            return speed > 0 ? Optional.of(new Pace(speed, 0)) : Optional.empty();
        }
        if (text.matches("\\d{1,6}(\\.\\d{1,3})?/s")) {
            double rate = Double.parseDouble(text.substring(0, text.length() - 2));
            return rate > 0 ? Optional.of(new Pace(0, rate)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** When a request is due, in milliseconds from the start. */
    long due(Recorded request, int number) {
        if (rate < 0) {
            return 0;
        }
        return rate > 0 ? (long) (number * 1000 / rate) : (long) (request.at() / speed);
    }
}
