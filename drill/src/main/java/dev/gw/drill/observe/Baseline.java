package dev.gw.drill.observe;

import dev.gw.drill.derive.Probe;
import dev.gw.drill.message.Answer;
import dev.gw.drill.verdict.Target;
import dev.gw.runtime.limit.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How a gateway answers probes, and in what it answers otherwise. Thread-safe. */
public final class Baseline {
    private final List<Probe> probes;
    private final Window longest;
    private final Map<Probe, Observation> usual = new HashMap<>();
    private final Map<Probe, Set<String>> moving = new HashMap<>();

    /**
     * Asks a gateway every probe twice: what differs then is nobody's doing.
     *
     * @param longest the longest window of any limit
     */
    public Baseline(List<Probe> probes, Window longest, Target gateway) {
        this.probes = List.copyOf(probes);
        this.longest = longest;
        for (Probe probe : this.probes) {
            Observation first = observe(probe, gateway);
            usual.put(probe, first);
            moving.put(probe, first.differences(observe(probe, gateway)));
        }
    }

    List<Probe> probes() {
        return probes;
    }

    Observation usual(Probe probe) {
        return Objects.requireNonNull(usual.get(probe));
    }

    Set<String> moving(Probe probe) {
        return moving.getOrDefault(probe, Set.of());
    }

    /** In which parts another gateway answers a probe otherwise. */
    Set<String> differences(Probe probe, Target gateway) {
        Set<String> differ = usual(probe).differences(observe(probe, gateway));
        differ.removeAll(moving(probe));
        return differ;
    }

    private Observation observe(Probe probe, Target gateway) {
        gateway.refresh(longest);
        Answer answer = gateway.send(probe.ask(), 1).get(0);
        return Observation.of(answer);
    }

    /** The first request that another gateway answers otherwise, in words; else how many it answers alike. */
    public String difference(Target gateway) {
        for (Probe probe : probes) {
            Set<String> differ = differences(probe, gateway);
            if (!differ.isEmpty()) {
                return "no check asks for it, but " + probe.what() + " is answered otherwise: "
                        + String.join(", ", differ);
            }
        }
        return probes.size() + " more requests are answered alike: it may make no difference";
    }
}
