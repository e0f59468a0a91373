package dev.gw.drill.merge;

import dev.gw.drill.load.ThresholdJudge;
import dev.gw.drill.load.ThresholdJudge.Held;
import dev.gw.drill.load.ThresholdJudge.Measured;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ScenarioRow;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.merge.Part.Asked;
import dev.gw.drill.merge.Part.PartAnswer;
import dev.gw.drill.merge.Part.PartLoad;
import dev.gw.drill.merge.Part.PartRequest;
import dev.gw.drill.merge.Part.Total;
import dev.gw.drill.scenario.Threshold;
import dev.gw.drill.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Makes one result of the parts of a run: counts are added, distributions are laid over each other, and then judged. */
public final class Merging {
    private static final Set<String> ALWAYS_TOLD = Set.of("scenario", "request");

    private final List<Part> parts;
    private final Part first;
    private final int repeated;
    private final List<String> undecided = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Merging(Parts parts) {
        this.parts = parts.all();
        this.first = this.parts.get(0);
        this.repeated = parts.repeated();
    }

    /** The result of all parts, of which there is one at least, and which are all of one scenario. */
    public static LoadResult of(Parts parts) {
        return new Merging(parts).result();
    }

    private LoadResult result() {
        List<RequestRow> requests = new ArrayList<>();
        List<CheckRow> checks = new ArrayList<>();
        for (PartLoad load : first.loads()) {
            load.requests().forEach(request -> requests.add(row(load, request)));
            load.requests().forEach(request -> checks.addAll(checks(of(load, request), PartRequest::checks)));
            checks.addAll(checks(of(load), PartLoad::others));
        }
        for (PartLoad load : first.loads()) {
            load.totals().forEach(total -> checks.add(total(load, total)));
        }
        List<PartAnswer> all = answers(
                parts.stream().flatMap(part -> part.loads().stream()).flatMap(load -> load.requests().stream()));
        List<ThresholdRow> thresholds =
                first.thresholds().stream().map(this::threshold).toList();
        Statuses statuses = statuses(all);
        doubts(statuses);
        notes();
        return new LoadResult(
                first.name(),
                parts.stream().map(Part::target).distinct().collect(Collectors.joining(", ")),
                first.seed(),
                parts.stream().mapToLong(Part::startedAt).min().orElse(0),
                millis(),
                /* interrupted= */ false,
                first.loads().stream()
                        .filter(load -> !load.executor().isEmpty())
                        .map(this::scenario)
                        .toList(),
                List.of(),
                statuses,
                times(all, PartAnswer::latency),
                times(all, PartAnswer::service),
                requests,
                checks,
                thresholds,
                List.of(),
                List.of(),
                generator(),
                undecided,
                notes);
    }

    private long millis() {
        return parts.stream().mapToLong(Part::millis).max().orElse(0);
    }

    /** The same load of all parts. */
    private List<PartLoad> of(PartLoad load) {
        return parts.stream()
                .flatMap(part -> part.loads().stream())
                .filter(other -> other.name().equals(load.name()))
                .toList();
    }

    /** The same request of all parts. */
    private List<PartRequest> of(PartLoad load, PartRequest request) {
        return of(load).stream()
                .flatMap(other -> other.requests().stream())
                .filter(other -> other.name().equals(request.name()))
                .toList();
    }

    private static List<PartAnswer> answers(Stream<PartRequest> requests) {
        return requests.flatMap(request -> request.answers().stream()).toList();
    }

    private RequestRow row(PartLoad load, PartRequest request) {
        List<PartRequest> same = of(load, request);
        List<PartAnswer> answers = answers(same.stream());
        return new RequestRow(
                load.name(),
                request.name(),
                statuses(answers),
                times(answers, PartAnswer::latency),
                times(answers, PartAnswer::service),
                same.stream().mapToLong(PartRequest::bytes).sum());
    }

    private static Statuses statuses(List<PartAnswer> answers) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        answers.forEach(one -> counts.merge(one.status(), one.count(), Long::sum));
        return new Statuses(counts);
    }

    private static Latency times(List<PartAnswer> answers, Function<PartAnswer, Histogram> which) {
        Histogram sum = Latency.histogram();
        answers.forEach(one -> sum.add(which.apply(one)));
        return Latency.of(sum);
    }

    private static <T> List<CheckRow> checks(List<T> same, Function<T, List<CheckRow>> which) {
        List<CheckRow> rows = new ArrayList<>();
        for (T one : same) {
            for (CheckRow check : which.apply(one)) {
                add(rows, check);
            }
        }
        return rows;
    }

    private static void add(List<CheckRow> rows, CheckRow more) {
        for (int i = 0; i < rows.size(); i++) {
            CheckRow row = rows.get(i);
            if (row.what().equals(more.what()) && row.place().equals(more.place())) {
                List<String> examples = Stream.concat(row.examples().stream(), more.examples().stream())
                        .distinct()
                        .limit(3)
                        .toList();
                rows.set(
                        i,
                        new CheckRow(
                                row.scenario(),
                                row.request(),
                                row.what(),
                                row.place(),
                                row.passed() + more.passed(),
                                row.failed() + more.failed(),
                                examples));
                return;
            }
        }
        rows.add(more);
    }

    private CheckRow total(PartLoad load, Total total) {
        Statuses statuses = statuses(answers(of(load).stream().flatMap(one -> one.requests().stream())));
        long count = statuses.counts().entrySet().stream()
                .filter(entry -> total.statuses().has(entry.getKey()))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        boolean fine = count == total.count();
        String what = String.format(
                Locale.ROOT,
                "exactly %,d of status %s",
                total.count(),
                total.statuses().words());
        List<String> got = fine ? List.of() : List.of(statuses.words());
        return new CheckRow(load.name(), "", what, total.place(), fine ? 1 : 0, fine ? 0 : 1, got);
    }

    private ScenarioRow scenario(PartLoad load) {
        List<PartLoad> same = of(load);
        // each script knows what all are to begin, each gw what it is to begin itself
        long planned = first.splits() || load.planned() < 0 ? load.planned() : sum(same, PartLoad::planned);
        return new ScenarioRow(
                load.name(), load.executor(), planned, sum(same, PartLoad::started), sum(same, PartLoad::dropped));
    }

    private static long sum(List<PartLoad> loads, ToLongFunction<PartLoad> what) {
        return loads.stream().mapToLong(what).sum();
    }

    private ThresholdRow threshold(Asked asked) {
        Optional<Threshold> read = Threshold.read(asked.metric(), asked.expression(), asked.place());
        if (read.isEmpty()) {
            return open(asked, "it compares one run only");
        }
        Threshold threshold = read.get();
        Set<String> untold = new TreeSet<>(threshold.tags().keySet());
        untold.removeAll(ALWAYS_TOLD);
        boolean times =
                threshold.metric() == Threshold.Metric.LATENCY || threshold.metric() == Threshold.Metric.SERVICE_TIME;
        if (!times) {
            untold.remove("status");
        }
        if (!untold.isEmpty() && parts.stream().anyMatch(part -> !part.splits())) {
            return open(
                    asked,
                    "reports of gw drill don't tell " + (times ? "times" : "counts") + " by "
                            + String.join(" and ", untold));
        }
        return judge().judge(threshold);
    }

    private static ThresholdRow open(Asked asked, String why) {
        return new ThresholdRow(asked.metric(), asked.expression(), why, Verdict.INCONCLUSIVE, asked.place());
    }

    private ThresholdJudge judge() {
        List<Measured> measured = new ArrayList<>();
        List<Held> held = new ArrayList<>();
        List<PartLoad> loads =
                parts.stream().flatMap(part -> part.loads().stream()).toList();
        for (PartLoad load : loads) {
            for (PartRequest request : load.requests()) {
                for (PartAnswer one : request.answers()) {
                    measured.add(new Measured(
                            load.name(),
                            request.name(),
                            request.tags(),
                            one.identity(),
                            one.status(),
                            one.count(),
                            one.latency(),
                            one.service()));
                }
                long passed =
                        request.checks().stream().mapToLong(CheckRow::passed).sum();
                long failed =
                        request.checks().stream().mapToLong(CheckRow::failed).sum();
                held.add(new Held(load.name(), request.name(), request.tags(), passed, failed));
            }
        }
        return new ThresholdJudge(
                measured, held, sum(loads, PartLoad::dropped), sum(loads, PartLoad::started), millis() / 1000.0);
    }

    /** The worst of all generators. */
    private Generator generator() {
        String why = parts.stream()
                .filter(part -> part.generator().isBottleneck())
                .map(part -> part.file() + ": " + part.generator().bottleneck())
                .collect(Collectors.joining("; "));
        return parts.stream()
                .map(Part::generator)
                .filter(Generator::isMeasured)
                .reduce((one, other) -> new Generator(
                        Math.max(one.lagP50(), other.lagP50()),
                        Math.max(one.lagP99(), other.lagP99()),
                        Math.max(one.lagMax(), other.lagMax()),
                        -1,
                        one.cores() + other.cores(),
                        why))
                .orElse(Generator.UNKNOWN);
    }

    private void doubts(Statuses statuses) {
        long instances = parts.stream().mapToLong(Part::instances).max().orElse(0);
        if (instances > 0 && instances != parts.size()) {
            undecided.add(
                    parts.size() < instances
                            ? "results came from " + parts.size() + " of " + instances + " machines"
                            : parts.size() + " results came from " + instances
                                    + (instances == 1 ? " machine" : " machines") + ": of several runs");
        }
        for (Part part : parts) {
            part.undecided().forEach(why -> undecided.add(part.file() + ": " + why));
            if (part.millis() + 1000 < part.length()) {
                undecided.add(String.format(
                        Locale.ROOT,
                        "%s: it ended after %.1f s of %.1f s",
                        part.file(),
                        part.millis() / 1000.0,
                        part.length() / 1000.0));
            }
        }
        List<PartLoad> loads =
                parts.stream().flatMap(part -> part.loads().stream()).toList();
        long dropped = sum(loads, PartLoad::dropped);
        boolean asked = first.thresholds().stream().anyMatch(one -> one.metric().startsWith("dropped"));
        if (dropped > 0 && !asked && parts.stream().allMatch(Part::splits)) {
            undecided.add(
                    String.format(Locale.ROOT, "%,d iterations were never begun, because no VU was free", dropped));
        }
        for (PartLoad load : first.loads()) {
            if (sum(of(load), PartLoad::straddled) > 0) {
                undecided.add("the window ended before the burst of " + load.name() + " did");
            }
        }
        if (statuses.all() == 0) {
            undecided.add("nothing was sent");
        }
    }

    private void notes() {
        notes.add(parts.size() == 1 ? "of one result" : "of " + parts.size() + " results together");
        if (repeated > 0) {
            notes.add(repeated + " of the results were there more than once; each counts once");
        }
        if (parts.stream().anyMatch(Part::splits)) {
            notes.add("times of k6 are right to three digits, and rounded up");
        }
    }
}
