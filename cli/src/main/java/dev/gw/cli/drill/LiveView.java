package dev.gw.cli.drill;

import dev.gw.cli.command.Invocation;
import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.Spans;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows how a load run goes on: a block that is drawn again every second, or a line every ten where nobody watches. */
final class LiveView {
    private static final int EVERY = 10;
    private static final int NAME = 16;
    private static final int LONGEST_BAR = 24;
    private static final int MOST_LIMITS = 3;

    /** The room that a line of a scenario takes without its bar. */
    private static final int BESIDES = NAME + 38;

    private final PrintStream err;
    private final boolean live;
    private final boolean colour;
    private final boolean quiet;
    private final int width;
    private int drawn;

    LiveView(Invocation invocation) {
        this(
                invocation.terminal().err(),
                invocation.terminal().errIsTerminal()
                        && !"dumb".equals(invocation.terminal().environment().get("TERM")),
                invocation.colourOfMessages(),
                invocation.quiet(),
                invocation.terminal().width());
    }

    /**
     * A view.
     *
     * @param live whether it may be drawn over itself
     * @param width the columns there are
     */
    LiveView(PrintStream err, boolean live, boolean colour, boolean quiet, int width) {
        this.err = err;
        this.live = live;
        this.colour = colour;
        this.quiet = quiet;
        this.width = Math.max(20, width);
    }

    /** A second is over. */
    void show(LoadProgress progress) {
        if (quiet) {
            return;
        }
        int second = progress.interval().second();
        if (live) {
            block(progress);
        } else if (second >= 0 && second % EVERY == EVERY - 1) {
            err.println("gw: " + rate(progress.interval()) + "  " + statuses(progress.interval()));
        }
        err.flush();
    }

    private void block(LoadProgress progress) {
        Interval interval = progress.interval();
        List<String> lines = new ArrayList<>();
        progress.lanes().forEach(lane -> lines.add(lane(lane)));
        if (interval.second() < 0) {
            lines.add(cut("warming up  " + waiting(interval), width - 1));
        } else {
            lines.add(cut(rate(interval), width - 1));
            lines.add(cut("       " + statuses(interval), width - 1));
        }
        progress.limits().stream().limit(MOST_LIMITS).forEach(limit -> lines.add(cut(words(limit), width - 1)));
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001B[").append(drawn).append('A');
        }
        // a terminal that has become narrower cuts lines instead of breaking them
        text.append("\r\u001B[J\u001B[?7l");
        lines.forEach(line -> text.append(line).append('\n'));
        drawn = lines.size();
        err.print(text.append("\u001B[?7h"));
    }

    private String lane(LoadProgress.Lane lane) {
        int room = Math.min(LONGEST_BAR, width - 1 - BESIDES);
        String line = String.format(
                Locale.ROOT,
                "%-" + NAME + "s %s%3.0f %%  %-15s %s",
                cut(lane.name(), NAME),
                room < 4 ? "" : "\0 ",
                lane.share() * 100,
                lane.state(),
                lane.wanted());
        return cut(line, width - Math.max(1, room)).replace("\0", bar(lane.share(), room));
    }

    private String bar(double share, int room) {
        int full = (int) Math.round(share * Math.max(0, room));
        String bar = "━".repeat(full);
        String rest = "─".repeat(Math.max(0, room) - full);
        return colour ? "\u001B[32m" + bar + "\u001B[0m\u001B[2m" + rest + "\u001B[0m" : bar + rest;
    }

    private static String rate(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%4d s  %,d/s  p50 %s  p95 %s  p99 %s",
                interval.second() + 1,
                interval.statuses().all(),
                Spans.text(interval.p50()),
                Spans.text(interval.p95()),
                Spans.text(interval.p99()));
    }

    private static String statuses(Interval interval) {
        return (interval.statuses().counts().isEmpty()
                        ? "no answers"
                        : interval.statuses().words())
                + "  " + waiting(interval);
    }

    private static String waiting(Interval interval) {
        return interval.inFlight() + " under way"
                + (interval.waiting() == 0 ? "" : ", " + interval.waiting() + " waiting");
    }

    private static String words(LimitLine limit) {
        return String.format(
                Locale.ROOT,
                "limit of %,d a %s: %,d passed, %,d refused on %s",
                limit.limit(),
                limit.window(),
                limit.allowed(),
                limit.refused(),
                limit.request());
    }

    private static String cut(String text, int most) {
        int room = Math.max(1, most);
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }

    /** The run is over: the block goes, what is said of the whole run comes. */
    void end() {
        if (drawn > 0) {
            err.print("\u001B[" + drawn + "A\r\u001B[J");
            err.flush();
        }
        drawn = 0;
    }
}
