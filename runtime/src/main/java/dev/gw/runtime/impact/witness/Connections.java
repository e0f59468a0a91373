package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes witness connections from what routes ask for. */
final class Connections {
    private static final int MOST = 200;
    private static final int MOST_OF_A_KIND = 6;
    private static final String OTHER_NAME = "other.test";

    private Connections() {}

    /** Connections that fit: all schemes, server names, sources and destinations with each other, up to a number. */
    static Set<Witness> fitting(Matching route) {
        Set<Witness> made = new LinkedHashSet<>();
        for (String scheme : route.schemes()) {
            for (String name : names(route, scheme)) {
                for (End source : ends(route.sources(), End.CLIENT)) {
                    for (End destination : ends(route.destinations(), ConnectionWitness.GATEWAY)) {
                        if (made.size() < MOST) {
                            made.add(witness(scheme, source, destination, name));
                        }
                    }
                }
            }
        }
        return made;
    }

    /** Server names that fit; the empty text for none. */
    private static List<String> names(Matching route, String scheme) {
        if (!scheme.equals("tls")) {
            return List.of("");
        }
        return route.snis().isEmpty()
                ? List.of("", OTHER_NAME)
                : some(route.snis()).stream().map(HostNames::example).toList();
    }

    private static List<End> ends(List<Place> places, End usual) {
        return places.isEmpty()
                ? List.of(usual)
                : some(places).stream().map(place -> place.example(usual)).toList();
    }

    private static <T> List<T> some(List<T> values) {
        return values.subList(0, Math.min(MOST_OF_A_KIND, values.size()));
    }

    /** Connections that miss by one attribute. */
    static Set<Witness> missing(Matching route) {
        Set<Witness> made = new LinkedHashSet<>();
        for (Witness fit : fitting(route)) {
            if (fit instanceof ConnectionWitness one && made.size() < MOST) {
                missing(route, one, made);
            }
        }
        return made;
    }

    private static void missing(Matching route, ConnectionWitness fit, Set<Witness> made) {
        String name = fit.sni() == null ? "" : fit.sni();
        for (Place place : some(route.sources())) {
            for (End near : place.nearMisses(End.CLIENT)) {
                made.add(witness(fit.scheme(), near, fit.destination(), name));
            }
        }
        for (Place place : some(route.destinations())) {
            for (End near : place.nearMisses(ConnectionWitness.GATEWAY)) {
                made.add(witness(fit.scheme(), fit.source(), near, name));
            }
        }
        if (!route.snis().isEmpty() && fit.scheme().equals("tls")) {
            for (String other : List.of("", OTHER_NAME, "sub." + name)) {
                made.add(witness("tls", fit.source(), fit.destination(), other));
            }
        }
        for (String scheme : others(route.schemes())) {
            made.add(witness(scheme, fit.source(), fit.destination(), scheme.equals("tls") ? name : ""));
        }
    }

    private static List<String> others(List<String> schemes) {
        List<String> others = new ArrayList<>(List.of("tcp", "tls"));
        others.removeAll(schemes);
        return others;
    }

    private static Witness witness(String scheme, End source, End destination, @Nullable String name) {
        return new ConnectionWitness(scheme, source, destination, name == null || name.isEmpty() ? null : name);
    }
}
