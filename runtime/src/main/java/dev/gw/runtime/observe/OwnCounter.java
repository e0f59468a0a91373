package dev.gw.runtime.observe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;

/** A counter of a plugin's own. Thread-safe. */
public final class OwnCounter {
    /** More series are not kept: values of labels may come from requests. */
    private static final int MOST = 10_000;

    private final String help;
    private final List<String> labels;
    private final Map<List<String>, DoubleAdder> counts = new ConcurrentHashMap<>();

    OwnCounter(String help, List<String> labels) {
        this.help = help;
        this.labels = List.copyOf(labels);
    }

    /** Counts up; a series too many is left out. */
    public void add(List<String> values, double amount) {
        if (values.size() == labels.size() && (counts.size() < MOST || counts.containsKey(values))) {
            counts.computeIfAbsent(List.copyOf(values), ignored -> new DoubleAdder())
                    .add(amount);
        }
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels;
    }

    Map<List<String>, DoubleAdder> counts() {
        return counts;
    }
}
