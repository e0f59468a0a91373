package dev.gw.drill.scenario;

import java.util.List;
import java.util.Map;

/**
 * A scenario file: loads that are put on a gateway, and what is expected of it. Immutable.
 *
 * @param name what it is called
 * @param seed what chance is drawn from: data, weights, times
 * @param target the gateway that is asked
 * @param vars values for templates
 * @param data rows for templates, by name
 * @param identities who asks, by name
 * @param loads what is sent, in the order of the file
 * @param faults what is broken meanwhile, in the order of time
 * @param thresholds what the measures have to keep
 */
public record Scenario(
        String name,
        long seed,
        TargetWish target,
        Map<String, String> vars,
        Map<String, DataRows> data,
        Map<String, Identity> identities,
        List<Load> loads,
        List<Fault> faults,
        List<Threshold> thresholds) {
    public Scenario {
        vars = Map.copyOf(vars);
        data = Map.copyOf(data);
        identities = Map.copyOf(identities);
        loads = List.copyOf(loads);
        faults = List.copyOf(faults);
        thresholds = List.copyOf(thresholds);
    }

    /** The same with another seed. */
    public Scenario withSeed(long other) {
        return new Scenario(name, other, target, vars, data, identities, loads, faults, thresholds);
    }
}
