package dev.gw.runtime.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The paths of an API with what answers each method on them. A fixed segment of a path goes before a variable one. */
final class Endpoints {
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Looks at a request before it is answered, whatever its method is; refuses it by throwing. */
    interface Guard {
        Guard NONE = call -> {};

        void check(Call call);
    }

    /** A path with its methods; a segment in braces is variable. */
    record Place(String pattern, List<String> segments, Map<String, Endpoint> methods, Guard guard) {
        @Nullable
        List<String> match(List<String> asked) {
            if (asked.size() != segments.size()) {
                return null;
            }
            List<String> params = new ArrayList<>(2);
            for (int i = 0; i < segments.size(); i++) {
                if (segments.get(i).startsWith("{") && !asked.get(i).isEmpty()) {
                    params.add(asked.get(i));
                } else if (!segments.get(i).equals(asked.get(i))) {
                    return null;
                }
            }
            return params;
        }

        /** What OPTIONS says. */
        String allowed() {
            TreeSet<String> names = new TreeSet<>(methods.keySet());
            names.add("OPTIONS");
            if (names.contains("GET")) {
                names.add("HEAD");
            }
            return String.join(", ", names);
        }

        @Nullable
        Endpoint endpoint(String method) {
            return methods.get(method.equals("HEAD") ? "GET" : method);
        }
    }

    /** A place that fits, with the values of its variable segments. */
    record Found(Place place, List<String> params) {}

    /** Adds a method to a path; one that was there before is replaced. */
    Endpoints on(String method, String pattern, Endpoint endpoint) {
        places.computeIfAbsent(pattern, Endpoints::place).methods().put(method, endpoint);
        return this;
    }

    /** Sets what looks at requests to a path that is there before any of its methods answers. */
    Endpoints before(String pattern, Guard guard) {
        places.computeIfPresent(pattern, (path, place) -> new Place(path, place.segments(), place.methods(), guard));
        return this;
    }

    private static Place place(String pattern) {
        List<String> segments =
                pattern.equals("/") ? List.of() : List.of(pattern.substring(1).split("/"));
        return new Place(pattern, segments, new TreeMap<>(), Guard.NONE);
    }

    @Nullable
    Found find(List<String> segments) {
        Found best = null;
        for (Place place : places.values()) {
            List<String> params = place.match(segments);
            if (params != null && (best == null || isMoreFixed(place, best.place()))) {
                best = new Found(place, params);
            }
        }
        return best;
    }

    private static boolean isMoreFixed(Place one, Place other) {
        for (int i = 0; i < one.segments().size(); i++) {
            boolean variable = one.segments().get(i).startsWith("{");
            if (variable != other.segments().get(i).startsWith("{")) {
                return !variable;
            }
        }
        return false;
    }

    /** All paths, sorted segment by segment. */
    List<String> patterns() {
        return places.keySet().stream()
                .sorted(Comparator.comparing(pattern -> pattern.replace('/', '\0')))
                .toList();
    }
}
