package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Paths of requests for what routes ask for. */
final class RequestPaths {
    private static final int MOST_SHARED = 12;
    private static final int MOST_TRIED = 400;

    private RequestPaths() {}

    /** Paths that fit, as they are matched: those of the plain ones with something behind them too. */
    static List<String> fitting(Matching route) {
        List<String> fitting = new ArrayList<>();
        for (String path : route.paths()) {
            String base = path.isEmpty() ? "/" : path;
            fitting.add(base);
            fitting.add(base.endsWith("/") ? base + "x5" : base + "/5");
            fitting.add(base.endsWith("/") ? base + "x5/a.b" : base + "/x/a.b");
        }
        route.regexes().forEach(regex -> fitting.addAll(regex.samples()));
        return fitting;
    }

    /** Paths that nearly fit. */
    static List<String> nearMisses(Matching route) {
        List<String> near = new ArrayList<>();
        for (String path : route.paths()) {
            if (path.length() > 1) {
                near.add(path + "x");
                near.add(path.substring(0, path.length() - 1));
                near.add(path.substring(0, Math.max(path.lastIndexOf('/'), 1)));
                near.add(path.toUpperCase(Locale.ROOT));
            }
        }
        for (PathRegex regex : route.regexes()) {
            for (String sample :
                    regex.samples().subList(0, Math.min(2, regex.samples().size()))) {
                near.add(sample + "/x");
            }
        }
        return near;
    }

    /**
     * Paths that both take. Where none of the examples of one fits the other, the beginnings of those of one and the ends
     * of those of the other are tried together.
     *
     * @param thorough whether to try them in any case
     */
    static Set<String> shared(Matching one, Matching other, boolean thorough) {
        List<String> ofOne = fitting(one);
        List<String> ofOther = fitting(other);
        Set<String> shared = new LinkedHashSet<>();
        keep(ofOther, one, shared);
        keep(ofOne, other, shared);
        if ((thorough || shared.isEmpty()) && (isMoreThanPlain(one) || isMoreThanPlain(other))) {
            join(ofOne, ofOther, one, other, shared);
            join(ofOther, ofOne, one, other, shared);
        }
        return shared;
    }

    private static boolean isMoreThanPlain(Matching route) {
        return !route.regexes().isEmpty() || route.beginning() != null;
    }

    private static void keep(List<String> paths, Matching other, Set<String> kept) {
        for (String path : paths) {
            if (kept.size() < 2 * MOST_SHARED && other.takes(path)) {
                kept.add(path);
            }
        }
    }

    private static void join(List<String> heads, List<String> tails, Matching one, Matching other, Set<String> found) {
        int tried = 0;
        int joined = 0;
        Set<String> made = new LinkedHashSet<>();
        for (String head : heads) {
            for (String tail : tails) {
                for (int slash = 0; slash >= 0; slash = tail.indexOf('/', slash + 1)) {
                    String path = head.endsWith("/") ? head + tail.substring(slash + 1) : head + tail.substring(slash);
                    if (++tried > MOST_TRIED || joined == MOST_SHARED) {
                        return;
                    }
                    boolean fits = made.add(path) && one.takes(path) && other.takes(path);
                    joined += fits && found.add(path) ? 1 : 0;
                }
            }
        }
    }
}
