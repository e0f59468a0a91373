package dev.gw.assemble.patch;

import java.util.ArrayList;
import java.util.List;

/** A path that selects nodes of a document. Immutable. */
record JsonPath(List<Step> steps) {
    JsonPath {
        steps = List.copyOf(steps);
    }

    /** Reads a path such as {@code $..routes[?(@.name=='a')]}. */
    static JsonPath parse(String text) throws PathSyntaxException {
        return new PathParser(text).whole();
    }

    List<Match> matches(Match start, Match root) {
        List<Match> current = List.of(start);
        for (Step step : steps) {
            List<Match> next = new ArrayList<>();
            current.forEach(match -> step.from(match, root, next::add));
            current = next;
        }
        return current;
    }
}
