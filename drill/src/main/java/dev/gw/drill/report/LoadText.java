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
    private final Lines out;

    private LoadText(LoadResult result, boolean colour) {
        this.result = result;
        this.out = new Lines(colour);
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
        out.line("");
        requests();
        result.faults().forEach(this::fault);
        result.limits().forEach(this::limit);
        result.thresholds().forEach(this::threshold);
        generator();
        result.notes().forEach(note -> out.line(out.faint("note: " + note)));
        out.line("");
        verdict();
    }

    private void failed(CheckRow check) {
        String where = check.request().isEmpty() ? check.scenario() : check.scenario() + ", " + check.request();
        out.line(out.painted(Verdict.FAIL, "fail") + " " + where + ": " + check.what() + out.place(check.place()));
        long all = check.passed() + check.failed();
        out.line(String.format(Locale.ROOT, "    not so %,d of %,d times", check.failed(), all));
        check.examples().forEach(example -> out.line("    got " + example));
        out.line("");
    }

    private void scenario(ScenarioRow row) {
        String of = row.planned() < 0 ? "" : String.format(Locale.ROOT, " of %,d", row.planned());
        String dropped = row.dropped() == 0 ? "" : String.format(Locale.ROOT, ", %,d dropped", row.dropped());
        String what = String.format(Locale.ROOT, "%-16s %s", row.name(), row.executor());
        out.line(what + out.faint(String.format(Locale.ROOT, "; %,d%s begun%s", row.started(), of, dropped)));
    }

    private void requests() {
        if (result.statuses().all() == 0) {
            return;
        }
        out.line(out.faint(String.format(
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
                out.line(out.faint("  " + row.statuses().words()));
            } else {
                out.line(out.faint(row.name() + ": none sent"));
            }
        }
        latency("all", result.statuses().all(), result.latency());
        latency("  from sending on", result.service().count(), result.service());
        out.line(out.faint(String.format(
                Locale.ROOT,
                "  %s; %,.0f a second for %.1f s",
                result.statuses().words(),
                result.rate(),
                result.millis() / 1000.0)));
        out.line("");
    }

    private void latency(String name, long count, Latency latency) {
        String shown = name.length() > 24 ? name.substring(0, 23) + "…" : name;
        out.line(String.format(
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
        out.line(String.format(Locale.ROOT, "at %.1f s %s", fault.from() / 1000.0, fault.what()));
        for (CheckRow check : fault.expectations()) {
            out.line("  " + verdict(verdictOf(check)) + " " + check.what());
        }
    }

    private static Verdict verdictOf(CheckRow check) {
        return check.failed() > 0 ? Verdict.FAIL : check.passed() > 0 ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private void limit(LimitLine limit) {
        out.line(String.format(
                Locale.ROOT,
                "limit of %,d a %s on %s: %,d passed, %,d refused",
                limit.limit(),
                limit.window(),
                limit.request(),
                limit.allowed(),
                limit.refused()));
    }

    private void threshold(ThresholdRow row) {
        out.line(verdict(row.verdict()) + " " + row.metric() + " " + row.expression() + ": " + row.got()
                + (row.verdict() == Verdict.PASS ? "" : out.place(row.place())));
    }

    private void generator() {
        Generator generator = result.generator();
        if (!generator.isMeasured()) {
            return;
        }
        String cpu = generator.cpu() < 0
                ? ""
                : String.format(Locale.ROOT, ", busy %.0f %% of a core", generator.cpu() * 100);
        out.line(out.faint("generator: late by " + Spans.text(generator.lagP50()) + " at the median, "
                + Spans.text(generator.lagP99()) + " at p99" + cpu + "; seed " + result.seed()));
        if (generator.isBottleneck()) {
            out.line(out.painted(Verdict.INCONCLUSIVE, "the generator was the bottleneck: ") + generator.bottleneck());
        }
    }

    private void verdict() {
        for (String why : result.undecided()) {
            out.line(out.painted(Verdict.INCONCLUSIVE, "inconclusive: ") + why);
        }
        if (result.interrupted()) {
            out.line("interrupted; this is what ran until then");
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
        out.line(out.painted(result.verdict(), counts));
    }

    private String verdict(Verdict verdict) {
        return out.painted(verdict, verdict.word());
    }
}
