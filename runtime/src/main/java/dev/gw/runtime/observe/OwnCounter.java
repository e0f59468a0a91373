package dev.gw.runtime.observe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A counter of a plugin's own. Thread-safe. */
public final class OwnCounter {
    /** More series are not kept: values of labels may come from requests. */
    private static final int MOST = 10_000;

    private final String help;
    private final List<String> labels;
    private final Map<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

    OwnCounter(String help, List<String> labels) {
        this.help = help;
        this.labels = List.copyOf(labels);
    }

    /** Counts up; a series too many is left out. */
    public void add(List<String> values, long amount) {
        if (values.size() == labels.size() && (counts.size() < MOST || counts.containsKey(values))) {
            counts.computeIfAbsent(List.copyOf(values), ignored -> new LongAdder())
                    .add(amount);
        }
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels;
    }

    Map<List<String>, LongAdder> counts() {
        return counts;
    }
}
