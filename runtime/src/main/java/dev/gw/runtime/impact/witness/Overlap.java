package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What two routes ask for together, but for the paths. */
final class Overlap {
    private Overlap() {}

    /** The attributes that fit both; null where none do. */
    static @Nullable Matching of(Matching one, Matching other) {
        List<String> schemes = common(one.schemes(), other.schemes());
        List<String> methods = common(one.methods(), other.methods());
        List<String> hosts = HostNames.both(one.hosts(), other.hosts());
        List<String> snis = HostNames.both(one.snis(), other.snis());
        List<Place> sources = places(one.sources(), other.sources());
        List<Place> destinations = places(one.destinations(), other.destinations());
        if (schemes == null
                || methods == null
                || isNothing(hosts, one.hosts())
                || isNothing(snis, one.snis())
                || sources == null
                || destinations == null) {
            return null;
        }
        return new Matching(
                List.of(),
                List.of(),
                hosts,
                methods,
                named(one.headers(), other.headers()),
                named(one.queries(), other.queries()),
                snis,
                schemes,
                sources,
                destinations,
                /* beginning= */ null);
    }

    private static boolean isNothing(List<String> both, List<String> one) {
        return both.isEmpty() && !one.isEmpty();
    }

    /** No values stand for all. */
    private static @Nullable List<String> common(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<String> common = new ArrayList<>(one);
        common.retainAll(other);
        return common.isEmpty() ? null : common;
    }

    /** Values by name; of a name that both ask for, the values of both, those in common first. */
    private static Map<String, List<String>> named(Map<String, List<String>> one, Map<String, List<String>> other) {
        Map<String, List<String>> named = new TreeMap<>(one);
        other.forEach((name, values) -> {
            List<String> mine = named.get(name);
            List<String> both = mine == null ? null : common(mine, values);
            named.put(name, both == null ? joined(mine, values) : both);
        });
        return named;
    }

    private static List<String> joined(@Nullable List<String> one, List<String> other) {
        List<String> joined = new ArrayList<>(one == null ? List.of() : one);
        joined.addAll(other);
        return joined;
    }

    private static @Nullable List<Place> places(List<Place> one, List<Place> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<Place> both = new ArrayList<>();
        for (Place place : one) {
            for (Place its : other) {
                Place common = place.with(its);
                if (common != null) {
                    both.add(common);
                }
            }
        }
        return both.isEmpty() ? null : both;
    }
}
