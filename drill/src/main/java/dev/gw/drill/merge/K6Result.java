package dev.gw.drill.merge;

import dev.gw.document.MapNode;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.merge.Part.Asked;
import dev.gw.drill.merge.Part.PartAnswer;
import dev.gw.drill.merge.Part.PartLoad;
import dev.gw.drill.merge.Part.PartRequest;
import dev.gw.drill.merge.Part.Total;
import dev.gw.drill.scenario.StatusSet;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Reads what a script that gw wrote for k6 tells at its end: described by the schema {@code k6-result}. */
final class K6Result {
    static final String KIND = "k6-result";

    private K6Result() {}

    /** A part; an {@link IllegalArgumentException} where the document is none. */
    static Part read(MapNode document, String file) {
        Fields all = new Fields(document);
        if (all.number("format") != 1) {
            throw new IllegalArgumentException("this is a later format; use the gw that wrote the script");
        }
        return new Part(
                file,
                all.number("instances"),
                all.text("name"),
                all.text("target"),
                all.number("seed"),
                Instant.parse(all.text("started_at")).toEpochMilli(),
                all.number("millis"),
                all.number("length"),
                /* splits= */ true,
                all.each("scenarios", K6Result::load),
                all.each("thresholds", K6Result::asked),
                Generator.UNKNOWN,
                List.of());
    }

    static Asked asked(Fields one) {
        return new Asked(one.text("metric"), one.text("expression"), one.text("place", ""));
    }

    private static PartLoad load(Fields load) {
        String name = load.text("name");
        var tags = load.textsByName("tags");
        return new PartLoad(
                name,
                load.text("executor"),
                load.number("planned"),
                load.number("started"),
                load.number("dropped"),
                load.number("straddled"),
                load.each("totals", one -> total(one.text("status"), one.number("count"), one.text("place", ""))),
                load.each("requests", request -> request(name, tags, request)),
                List.of());
    }

    static Total total(String words, long count, String place) {
        StatusSet statuses = StatusSet.of(List.of(words.split(" or ")));
        if (statuses == null) {
            throw new IllegalArgumentException(words + " is no status");
        }
        return new Total(statuses, count, place);
    }

    private static PartRequest request(String load, java.util.Map<String, String> tags, Fields request) {
        String name = request.text("name");
        var all = new java.util.HashMap<>(tags);
        all.putAll(request.textsByName("tags"));
        List<CheckRow> checks = request.each(
                "expect",
                one -> new CheckRow(
                        load,
                        name,
                        one.text("what"),
                        one.text("place", ""),
                        one.number("passed"),
                        one.number("failed"),
                        List.of()));
        return new PartRequest(name, all, 0, checks, request.each("answers", K6Result::answer));
    }

    private static PartAnswer answer(Fields one) {
        int status = (int) one.number("status");
        if (status < 0 || status > 999) {
            throw new IllegalArgumentException(status + " is no status");
        }
        return new PartAnswer(
                one.text("identity", ""),
                status,
                one.number("count"),
                times(one.inner("latency")),
                times(one.inner("service")));
    }

    /** How often which time came: each stands for a range of three digits, of which the upper end is taken. */
    private static Histogram times(Fields buckets) {
        Histogram histogram = Latency.histogram();
        for (MapNode.Entry entry : buckets.map().entries()) {
            String micros = entry.name();
            long count = buckets.number(micros);
            if (micros.length() > 12
                    || micros.isEmpty()
                    || !micros.chars().allMatch(c -> c >= '0' && c <= '9')
                    || count < 0) {
                throw new IllegalArgumentException(micros + " is no time");
            }
            long step = Math.round(Math.pow(10, Math.max(0, micros.length() - 3)));
            long nanos = (Long.parseLong(micros) + step) * 1_000 - 1;
            histogram.recordValueWithCount(Math.min(nanos, histogram.getHighestTrackableValue()), count);
        }
        return histogram;
    }
}
