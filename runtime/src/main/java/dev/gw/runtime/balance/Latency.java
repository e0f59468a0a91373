package dev.gw.runtime.balance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address with the lowest moving average of its answers' time, for its weight. Averages decay within seconds, so an
 * address that was slow is tried again.
 */
final class Latency implements Algorithm {
    private static final double DECAY_SECONDS = 10;

    private final Clock clock;
    private final Map<Address, Average> averages = new HashMap<>();
    private List<Address> addresses = List.of();

    private record Average(double seconds, double touched) {}

    Latency(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void update(List<Target> targets) {
        List<Address> next = new ArrayList<>();
        double sum = 0;
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                if (address.isAvailable()) {
                    next.add(address);
                    Average known = averages.get(address);
                    sum += known == null ? 0 : known.seconds;
                }
            }
        }
        averages.keySet().retainAll(next);
        for (Address address : next) {
            // a new address starts at the mean of the others, so that it is not run over
            averages.putIfAbsent(address, new Average(sum / next.size(), now()));
        }
        addresses = next;
    }

    @Override
    public @Nullable Address pick(Choice choice) {
        if (choice.current() != null) {
            choice.fail(choice.current());
        }
        if (addresses.size() == 1) {
            return addresses.get(0);
        }
        Address best = null;
        double lowest = 0;
        for (Address address : addresses) {
            if (!choice.hasFailed(address)) {
                double score = decayed(address, 0) / address.weight();
                if (best == null || score < lowest) {
                    best = address;
                    lowest = score;
                }
            }
        }
        return best;
    }

    private double decayed(Address address, double latest) {
        Average known = averages.getOrDefault(address, new Average(0, 0));
        double weight = Math.exp(-Math.max(0, now() - known.touched) / DECAY_SECONDS);
        return known.seconds * weight + latest * (1 - weight);
    }

    @Override
    public void over(Choice choice, double seconds) {
        Address address = choice.current();
        if (address != null && averages.containsKey(address)) {
            averages.put(address, new Average(decayed(address, seconds), now()));
        }
    }

    private double now() {
        return clock.millis() / 1000.0;
    }
}
