package dev.gw.drill.export;

import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Threshold;
import dev.gw.drill.scenario.Threshold.Of;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Thresholds as k6 has them. k6 takes a threshold for kept where nothing was measured; each has another one beside it that
 * asks for a sample. Belongs to one export.
 */
final class Limits {
    private final Scenario scenario;
    private final Names names;
    private final Carried carried;
    /** Those that one machine of many can judge: they hold for all if they hold for each. */
    private final Map<String, Set<String>> local = new LinkedHashMap<>();
    /** Those that only all machines together can. */
    private final Map<String, Set<String>> global = new LinkedHashMap<>();
    /** Measures that only the summary asks for. */
    private final Set<String> summed = new LinkedHashSet<>();

    private final Set<String> shares = new TreeSet<>();

    Limits(Scenario scenario, Names names, Carried carried) {
        this.scenario = scenario;
        this.names = names;
        this.carried = carried;
    }

    /** Works them all out. */
    void read() {
        put(global, "requests", "count>0");
        put(local, "expectations_missed", "count==0");
        boolean asked = scenario.thresholds().stream().anyMatch(one -> one.metric() == Threshold.Metric.DROPPED);
        for (Load load : scenario.loads()) {
            String name = names.scenario(load.name());
            if (load.executor() instanceof Executor.Rate) {
                summed.add("dropped_iterations{scenario:" + name + "}");
                if (!asked) {
                    put(local, "dropped_iterations{scenario:" + name + "}", "count==0");
                }
            }
            if (load.executor() instanceof Executor.Burst burst
                    && !burst.align().isEmpty()) {
                summed.add("straddled{scenario:" + Names.tag(load.name()) + "}");
                put(local, "straddled{scenario:" + Names.tag(load.name()) + "}", "count==0");
            }
            load.totals().forEach(total -> total(load, total));
        }
        scenario.thresholds().forEach(this::threshold);
    }

    Map<String, Set<String>> local() {
        return local;
    }

    Map<String, Set<String>> global() {
        return global;
    }

    Set<String> summed() {
        return summed;
    }

    /** The statuses whose shares are asked for: {@code 5xx}, {@code lost}. */
    Set<String> shares() {
        return shares;
    }

    private static void put(Map<String, Set<String>> into, String metric, String expression) {
        into.computeIfAbsent(metric, ignored -> new LinkedHashSet<>()).add(expression);
    }

    private void total(Load load, Load.Total total) {
        String words = total.statuses().words();
        put(
                global,
                "requests{scenario:" + Names.tag(load.name()) + "," + status(words) + "}",
                "count==" + total.count());
        carried.mapped("scenarios." + load.name() + ".totals", "thresholds on requests by status");
    }

    private static String status(String word) {
        return word.endsWith("xx") ? "class:" + word : "status:" + word;
    }

    private void threshold(Threshold one) {
        String field = "thresholds: " + one.name() + " " + one.expression();
        if (one.tags().values().stream().anyMatch(value -> Names.tag(value).isEmpty())) {
            carried.refused(field, "k6 knows no empty tag");
            return;
        }
        switch (one.metric()) {
            case LATENCY -> time(one, "latency", field);
            case SERVICE_TIME -> time(one, "service_time", field);
            case REQUESTS -> requests(one, field);
            case LOST -> lost(one, field);
            case CHECKS -> checks(one, field);
            case DROPPED -> dropped(one, field);
        }
    }

    private void time(Threshold one, String metric, String field) {
        put(global, "answers" + selected(one, Status.KEPT, ""), "count>0");
        if (one.of() == Of.COUNT) {
            put(global, "answers" + selected(one, Status.KEPT, ""), "count" + sign(one) + Amounts.number(one.limit()));
        } else {
            put(local, metric + selected(one, Status.KEPT, ""), left(one) + sign(one) + Amounts.millis(one.limit()));
        }
        carried.mapped(
                field,
                metric.equals("latency")
                        ? "counted from the moment an iteration was meant to begin"
                        : "http_req_duration of what counts");
    }

    private static String left(Threshold one) {
        return switch (one.of()) {
            case PERCENTILE -> one.percentile() == 50 ? "med" : "p(" + Amounts.number(one.percentile()) + ")";
            case AVG -> "avg";
            case MIN -> "min";
            case MAX -> "max";
            case COUNT -> "count";
            case RATE -> "rate";
        };
    }

    private void requests(Threshold one, String field) {
        String all = selected(one, Status.LEFT_OUT, "");
        if (one.of() == Of.RATE && !one.perSecond()) {
            String status = one.tags().get("status");
            if (status == null) {
                carried.refused(field, "the share of all requests is 100 %; say of which: requests{status:2xx}");
                return;
            }
            share(one, status, all);
        } else {
            number(one, "requests" + selected(one, Status.KEPT, ""), field);
        }
        put(global, "requests" + all, "count>0");
        carried.mapped(field, "");
    }

    private void share(Threshold one, String status, String all) {
        shares.add(status);
        put(global, "requests_" + status + all, "rate" + sign(one) + Amounts.number(one.limit()));
    }

    /** A count, or a rate by the second as the count of the seconds that are planned. */
    private void number(Threshold one, String metric, String field) {
        double seconds = planned();
        if (one.of() == Of.COUNT) {
            put(global, metric, "count" + sign(one) + Amounts.number(one.limit()));
        } else if (seconds > 0) {
            put(global, metric, "count" + sign(one) + Amounts.number(one.limit() * seconds));
            carried.changed(field, "a count of the " + Amounts.number(seconds) + " seconds that are planned");
        } else {
            put(global, metric, "rate" + sign(one) + Amounts.number(one.limit()));
            carried.changed(field, "by the seconds of k6's whole run");
        }
    }

    /** How many seconds are measured; 0 where that depends on the answers. */
    private double planned() {
        double most = 0;
        for (Load load : scenario.loads()) {
            double length = load.executor().length().toNanos() / 1e9;
            if (length == 0) {
                return 0;
            }
            most = Math.max(most, load.start().toNanos() / 1e9 + length);
        }
        return most;
    }

    private void lost(Threshold one, String field) {
        if (one.tags().containsKey("status")) {
            carried.refused(field, "what is lost has no status");
            return;
        }
        String all = selected(one, Status.LEFT_OUT, "");
        if (one.of() == Of.RATE && !one.perSecond()) {
            share(one, "lost", all);
        } else {
            number(one, "requests" + selected(one, Status.LEFT_OUT, "status:lost"), field);
        }
        put(global, "requests" + all, "count>0");
        carried.changed(
                field, "Go sends a request again whose connection closed before an answer began, if that is safe");
    }

    private void checks(Threshold one, String field) {
        if (one.tags().containsKey("identity")) {
            carried.refused(field, "checks are not told by identity");
            return;
        }
        String all = selected(one, Status.LEFT_OUT, "");
        boolean share = one.of() == Of.RATE;
        put(global, "expected" + all, "count>0");
        put(
                global,
                (share ? "expectations" : "expectations_missed") + all,
                (share ? "rate" : "count") + sign(one) + Amounts.number(one.limit()));
        carried.mapped(field, "");
    }

    private void dropped(Threshold one, String field) {
        List<Load> open = new ArrayList<>(scenario.loads().stream()
                .filter(load -> load.executor() instanceof Executor.Rate)
                .toList());
        boolean upper = one.comparison() == Threshold.Comparison.BELOW
                || one.comparison() == Threshold.Comparison.AT_MOST
                || one.comparison() == Threshold.Comparison.EQUAL && one.limit() == 0;
        boolean needsMany = open.size() > 1 && one.limit() > 0;
        if (!upper || one.perSecond() || needsMany) {
            carried.refused(field, "k6 counts what was dropped for each scenario only; ask for count == 0");
            return;
        }
        for (Load load : open) {
            double limit = one.of() == Of.COUNT ? one.limit() : one.limit() * iterations(load);
            put(
                    local,
                    "dropped_iterations{scenario:" + names.scenario(load.name()) + "}",
                    "count" + sign(one) + Amounts.number(limit));
        }
        carried.mapped(field, open.isEmpty() ? "nothing can be dropped here" : "dropped_iterations");
    }

    /** How many iterations a rate begins. */
    static double iterations(Load load) {
        Executor.Rate rate = (Executor.Rate) load.executor();
        double from = rate.from();
        double sum = 0;
        for (var phase : rate.phases()) {
            sum += (from + phase.to()) / 2 * phase.over().toNanos() / 1e9;
            from = phase.to();
        }
        return Math.ceil(sum - 1e-6);
    }

    private enum Status {
        KEPT,
        LEFT_OUT
    }

    /** The tags as k6 writes them, in an order that is always the same. */
    private String selected(Threshold one, Status status, String more) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, String> tag : new TreeMap<>(one.tags()).entrySet()) {
            if (!tag.getKey().equals("status")) {
                pairs.add(Names.tagName(tag.getKey()) + ":" + Names.tag(tag.getValue()));
            } else if (status == Status.KEPT) {
                pairs.add(status(tag.getValue()));
            }
        }
        if (!more.isEmpty()) {
            pairs.add(more);
        }
        return pairs.isEmpty() ? "" : "{" + String.join(",", pairs) + "}";
    }

    private static String sign(Threshold one) {
        return switch (one.comparison()) {
            case BELOW -> "<";
            case AT_MOST -> "<=";
            case ABOVE -> ">";
            case AT_LEAST -> ">=";
            case EQUAL -> "==";
            case OTHER -> "!=";
        };
    }
}
