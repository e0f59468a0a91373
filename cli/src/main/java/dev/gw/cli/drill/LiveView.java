package dev.gw.cli.drill;

import dev.gw.cli.command.Invocation;
import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.Spans;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows how a load run goes on: a block that is drawn again every second, or a line every ten where nobody watches. */
final class LiveView {
    private static final int EVERY = 10;
    private static final int BAR = 24;

    private final PrintStream err;
    private final boolean live;
    private final boolean colour;
    private final boolean quiet;
    private final int width;
    private int drawn;

    LiveView(Invocation invocation) {
        this.err = invocation.terminal().err();
        this.quiet = invocation.quiet();
        this.live = invocation.terminal().errIsTerminal();
        this.colour = invocation.colourOfMessages();
        this.width = Math.max(20, invocation.terminal().width());
    }

    /** A second is over. */
    void show(LoadProgress progress) {
        if (quiet) {
            return;
        }
        if (live) {
            block(progress);
        } else if (progress.interval().second() % EVERY == EVERY - 1) {
            err.println("gw: " + line(progress.interval()));
        }
        err.flush();
    }

    private void block(LoadProgress progress) {
        List<String> lines = new ArrayList<>();
        for (LoadProgress.Lane lane : progress.lanes()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %s %3.0f %%  %-14s %s",
                    cut(lane.name(), 14),
                    bar(lane.share()),
                    lane.share() * 100,
                    lane.state(),
                    lane.wanted()));
        }
        lines.add(line(progress.interval()));
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001B[").append(drawn).append('A');
        }
        lines.forEach(
                line -> text.append("\r\u001B[K").append(cut(line, width - 1)).append('\n'));
        drawn = lines.size();
        err.print(text);
    }

    private String bar(double share) {
        int full = (int) Math.round(share * BAR);
        String bar = "━".repeat(full);
        String rest = "─".repeat(BAR - full);
        return colour ? "\u001B[32m" + bar + "\u001B[0m\u001B[2m" + rest + "\u001B[0m" : bar + rest;
    }

    private static String line(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%3d s  %,6d/s  p50 %s  p95 %s  p99 %s  %s  %d under way%s",
                interval.second() + 1,
                interval.statuses().all(),
                Spans.text(interval.p50()),
                Spans.text(interval.p95()),
                Spans.text(interval.p99()),
                interval.statuses().counts().isEmpty()
                        ? "no answers"
                        : interval.statuses().words(),
                interval.inFlight(),
                interval.waiting() == 0 ? "" : ", " + interval.waiting() + " waiting");
    }

    /** Colours don't count; a line with them is short enough. */
    private static String cut(String text, int most) {
        return text.indexOf('\u001B') >= 0 || text.length() <= most ? text : text.substring(0, Math.max(0, most));
    }

    /** The run is over: the block goes, what is said of the whole run comes. */
    void end() {
        if (drawn > 0) {
            err.print("\u001B[" + drawn + "A\u001B[J");
            err.flush();
        }
        drawn = 0;
    }
}
