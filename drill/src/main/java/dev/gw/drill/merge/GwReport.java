package dev.gw.drill.merge;

import dev.gw.document.MapNode;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.merge.Part.PartAnswer;
import dev.gw.drill.merge.Part.PartLoad;
import dev.gw.drill.merge.Part.PartRequest;
import dev.gw.drill.merge.Part.Total;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Reads the report that {@code gw drill SCENARIO --json} wrote: described by the schema {@code load-report}. */
final class GwReport {
    private static final String EXACTLY = "exactly ";
    private static final String OF_STATUS = " of status ";

    private final Fields report;
    private final List<CheckRow> checks;

    private GwReport(MapNode document) {
        this.report = new Fields(document);
        this.checks = new ArrayList<>(report.each("checks", GwReport::check));
    }

    /** A part; an {@link IllegalArgumentException} where the document is none. */
    static Part read(MapNode document, String file) {
        GwReport report = new GwReport(document);
        return report.part(file);
    }

    private Part part(String file) {
        List<PartLoad> loads = new ArrayList<>(report.each("scenarios", this::load));
        List<CheckRow> ofFaults = new ArrayList<>();
        report.each("faults", fault -> ofFaults.addAll(fault.each("expectations", GwReport::check)));
        loads.add(new PartLoad("", "", 0, 0, 0, 0, List.of(), List.of(), ofFaults));
        return new Part(
                file,
                0,
                report.text("name"),
                report.text("target"),
                report.number("seed"),
                Instant.parse(report.text("started_at")).toEpochMilli(),
                report.number("millis"),
                0,
                /* splits= */ false,
                loads,
                report.each("thresholds", K6Result::asked),
                generator(report.inner("generator")),
                report.texts("undecided"));
    }

    private static CheckRow check(Fields one) {
        return new CheckRow(
                one.text("scenario"),
                one.text("request"),
                one.text("what"),
                one.text("place"),
                one.number("passed"),
                one.number("failed"),
                one.texts("examples"));
    }

    private PartLoad load(Fields load) {
        String name = load.text("name");
        List<Total> totals = checks.stream()
                .filter(check -> check.scenario().equals(name) && isTotal(check))
                .map(GwReport::total)
                .toList();
        List<PartRequest> requests = new ArrayList<>();
        report.each("requests", one -> one.text("scenario").equals(name) && requests.add(request(name, one)));
        return new PartLoad(
                name,
                load.text("executor"),
                load.number("planned"),
                load.number("started"),
                load.number("dropped"),
                0,
                totals,
                requests,
                List.of());
    }

    private static boolean isTotal(CheckRow check) {
        return check.request().isEmpty()
                && check.what().startsWith(EXACTLY)
                && check.what().contains(OF_STATUS);
    }

    private static Total total(CheckRow check) {
        int of = check.what().indexOf(OF_STATUS);
        String count = check.what().substring(EXACTLY.length(), of).replace(",", "");
        return K6Result.total(check.what().substring(of + OF_STATUS.length()), Long.parseLong(count), check.place());
    }

    private PartRequest request(String load, Fields request) {
        String name = request.text("name");
        List<CheckRow> own = checks.stream()
                .filter(check ->
                        check.scenario().equals(load) && check.request().equals(name))
                .toList();
        return new PartRequest(name, Map.of(), request.number("bytes", 0), own, answers(request));
    }

    /** The times of all statuses are told together, so that one of them holds all. */
    private static List<PartAnswer> answers(Fields request) {
        List<PartAnswer> answers = new ArrayList<>();
        Fields statuses = request.inner("statuses");
        boolean told = false;
        for (MapNode.Entry entry : statuses.map().entries()) {
            int status = Statuses.named(entry.name());
            boolean holds = !told && Statuses.isTimed(status);
            told |= holds;
            answers.add(new PartAnswer(
                    "",
                    status,
                    statuses.number(entry.name()),
                    holds ? times(request.inner("latency")) : Latency.histogram(),
                    holds ? times(request.inner("service")) : Latency.histogram()));
        }
        return answers;
    }

    private static Histogram times(Fields latency) {
        return new Latency(0, 0, 0, 0, List.of(), latency.text("hdr")).distribution();
    }

    private static Generator generator(Fields one) {
        double millis = 1e6;
        return new Generator(
                nanos(one, "lag_p50", millis),
                nanos(one, "lag_p99", millis),
                nanos(one, "lag_max", millis),
                -1,
                (int) one.number("cores"),
                one.text("why"));
    }

    private static long nanos(Fields one, String key, double scale) {
        return one.map().get(key) instanceof dev.gw.document.Scalar scalar ? Math.round(scalar.number() * scale) : 0;
    }
}
