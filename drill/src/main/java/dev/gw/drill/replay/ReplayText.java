package dev.gw.drill.replay;

import dev.gw.drill.message.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a replay, for people. */
public final class ReplayText {
    private static final int SHOWN = 20;

    private ReplayText() {}

    /** The statuses, the times, and what is answered otherwise than it was. */
    public static String of(List<Answered> answered) {
        StringBuilder out = new StringBuilder();
        Map<String, Integer> statuses = new TreeMap<>();
        List<Long> times = new ArrayList<>();
        for (Answered one : answered) {
            String status = one.answer().came()
                    ? "status " + one.answer().status()
                    : "lost: " + one.answer().problem();
            statuses.merge(status, 1, Integer::sum);
            if (one.answer().came()) {
                times.add(one.millis());
            }
        }
        statuses.forEach((status, count) -> out.append(String.format(Locale.ROOT, "%,8d × %s%n", count, status)));
        if (!times.isEmpty()) {
            times.sort(null);
            out.append(String.format(
                    Locale.ROOT,
                    "answers after %d ms (p50), %d ms (p95), %d ms (p99), %d ms at most%n",
                    percentile(times, 50),
                    percentile(times, 95),
                    percentile(times, 99),
                    times.get(times.size() - 1)));
        }
        others(answered, out);
        return out.toString().replace("\r\n", "\n");
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void others(List<Answered> answered, StringBuilder out) {
        List<Answered> others = answered.stream().filter(Answered::isOther).toList();
        long known =
                answered.stream().filter(one -> one.recorded().status() != 0).count();
        if (known > 0) {
            out.append(String.format(
                    Locale.ROOT, "%,d of %,d have another status than was recorded%n", others.size(), known));
        }
        for (Answered one : others.stream().limit(SHOWN).toList()) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %s: %d, was %d%n",
                    request(one.recorded().ask()),
                    one.answer().status(),
                    one.recorded().status()));
        }
        if (others.size() > SHOWN) {
            out.append("  … and ").append(others.size() - SHOWN).append(" more\n");
        }
    }

    /** A request in a few words. */
    public static String request(Ask ask) {
        return ask.method() + " " + ask.host() + ask.path();
    }
}
