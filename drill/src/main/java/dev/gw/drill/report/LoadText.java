package dev.gw.drill.report;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ScenarioRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.util.Locale;

/** A load run for a terminal: what failed first, then what was sent, how long it took, and what was kept. */
public final class LoadText {
    private final LoadResult result;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder();

    private LoadText(LoadResult result, boolean colour) {
        this.result = result;
        this.colour = colour;
    }

    /** The report as text. */
    public static String of(LoadResult result, boolean colour) {
        LoadText text = new LoadText(result, colour);
        text.write();
        return text.out.toString();
    }

    private void write() {
        result.allChecks().stream().filter(check -> check.failed() > 0).forEach(this::failed);
        result.scenarios().forEach(this::scenario);
        line("");
        requests();
        result.faults().forEach(this::fault);
        result.limits().forEach(this::limit);
        result.thresholds().forEach(this::threshold);
        generator();
        result.notes().forEach(note -> line(faint("note: " + note)));
        line("");
        verdict();
    }

    private void failed(CheckRow check) {
        String where = check.request().isEmpty() ? check.scenario() : check.scenario() + ", " + check.request();
        line(painted("31", "fail") + " " + where + ": " + check.what() + place(check.place()));
        long all = check.passed() + check.failed();
        line(String.format(Locale.ROOT, "    not so %,d of %,d times", check.failed(), all));
        check.examples().forEach(example -> line("    got " + example));
        line("");
    }

    private String place(String place) {
        return place.isEmpty() ? "" : faint(" (" + place + ")");
    }

    private void scenario(ScenarioRow row) {
        String of = row.planned() < 0 ? "" : String.format(Locale.ROOT, " of %,d", row.planned());
        String dropped = row.dropped() == 0 ? "" : String.format(Locale.ROOT, ", %,d dropped", row.dropped());
        String what = String.format(Locale.ROOT, "%-16s %s", row.name(), row.executor());
        line(what + faint(String.format(Locale.ROOT, "; %,d%s begun%s", row.started(), of, dropped)));
    }

    private void requests() {
        if (result.statuses().all() == 0) {
            return;
        }
        line(faint(String.format(
                Locale.ROOT,
                "%-24s %9s %9s %9s %9s %9s %9s",
                "request",
                "count",
                "p50",
                "p95",
                "p99",
                "p99.9",
                "max")));
        for (RequestRow row : result.requests()) {
            if (row.statuses().all() > 0) {
                latency(row.name(), row.statuses().all(), row.latency());
                line(faint("  " + row.statuses().words()));
            } else {
                line(faint(row.name() + ": none sent"));
            }
        }
        latency("all", result.statuses().all(), result.latency());
        latency("  from sending on", result.service().count(), result.service());
        line(faint(String.format(
                Locale.ROOT,
                "  %s; %,.0f a second for %.1f s",
                result.statuses().words(),
                result.rate(),
                result.millis() / 1000.0)));
        line("");
    }

    private void latency(String name, long count, Latency latency) {
        String shown = name.length() > 24 ? name.substring(0, 23) + "…" : name;
        line(String.format(
                Locale.ROOT,
                "%-24s %,9d %9s %9s %9s %9s %9s",
                shown,
                count,
                latency.shown(50),
                latency.shown(95),
                latency.shown(99),
                latency.shown(99.9),
                latency.shown(100)));
    }

    private void fault(FaultRow fault) {
        line(String.format(Locale.ROOT, "at %.1f s %s", fault.from() / 1000.0, fault.what()));
        for (CheckRow check : fault.expectations()) {
            line("  " + verdict(verdictOf(check)) + " " + check.what());
        }
    }

    private static Verdict verdictOf(CheckRow check) {
        return check.failed() > 0 ? Verdict.FAIL : check.passed() > 0 ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private void limit(LimitLine limit) {
        line(String.format(
                Locale.ROOT,
                "limit of %,d a %s on %s: %,d passed, %,d refused",
                limit.limit(),
                limit.window(),
                limit.request(),
                limit.allowed(),
                limit.refused()));
    }

    private void threshold(ThresholdRow row) {
        line(verdict(row.verdict()) + " " + row.metric() + " " + row.expression() + ": " + row.got()
                + (row.verdict() == Verdict.PASS ? "" : place(row.place())));
    }

    private void generator() {
        Generator generator = result.generator();
        if (!generator.isMeasured()) {
            return;
        }
        String cpu = generator.cpu() < 0
                ? ""
                : String.format(Locale.ROOT, ", busy %.0f %% of a core", generator.cpu() * 100);
        line(faint("generator: late by " + Spans.text(generator.lagP50()) + " at the median, "
                + Spans.text(generator.lagP99()) + " at p99" + cpu + "; seed " + result.seed()));
        if (generator.isBottleneck()) {
            line(painted("33", "the generator was the bottleneck: ") + generator.bottleneck());
        }
    }

    private void verdict() {
        for (String why : result.undecided()) {
            line(painted("33", "inconclusive: ") + why);
        }
        if (result.interrupted()) {
            line("interrupted; this is what ran until then");
        }
        long failed = result.allChecks().stream().filter(c -> c.failed() > 0).count();
        long missed = result.thresholds().stream()
                .filter(row -> row.verdict() == Verdict.FAIL)
                .count();
        String counts = String.format(
                Locale.ROOT,
                "%s: %d of %d checks failed, %d of %d thresholds missed, %,d requests",
                result.verdict().word(),
                failed,
                result.allChecks().size(),
                missed,
                result.thresholds().size(),
                result.statuses().all());
        line(painted(colourOf(result.verdict()), counts));
    }

    private String verdict(Verdict verdict) {
        return painted(colourOf(verdict), verdict.word());
    }

    private static String colourOf(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "32";
            case FAIL -> "31";
            case INCONCLUSIVE -> "33";
        };
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String faint(String text) {
        return painted("2", text);
    }

    private String painted(String style, String text) {
        return colour ? "\u001B[" + style + "m" + text + "\u001B[0m" : text;
    }
}
