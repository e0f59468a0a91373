package dev.gw.runtime.impact.witness;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Addresses and ports for one end of connections: those that places name, and some just beside them. */
final class Ends {
    private static final int MOST = 10;

    private final End usual;
    private final Set<String> ips = new LinkedHashSet<>();
    private final Set<Integer> ports = new LinkedHashSet<>();

    /** For an end that is as usual unless a place asks for something. */
    Ends(End usual, List<Place> places) {
        this.usual = usual;
        places.forEach(place -> take(place.example(usual)));
        if (places.isEmpty()) {
            take(usual);
        }
        add(places);
    }

    /** Adds what places name. */
    void add(List<Place> places) {
        for (Place place : places) {
            take(place.example(usual));
            place.nearMisses(usual).forEach(this::take);
        }
    }

    private void take(End end) {
        if (ips.size() < MOST) {
            ips.add(end.ip());
        }
        if (ports.size() < MOST) {
            ports.add(end.port());
        }
    }

    Set<String> ips() {
        return ips;
    }

    Set<Integer> ports() {
        return ports;
    }
}
