package dev.gw.diff;

import dev.gw.model.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pairs unnamed entities of one parent: those with half of what was written in common, and an only one with another. */
final class Resemblance {
    /** More unnamed ones of one parent than this are not compared each with each. */
    private static final int MOST = 100;

    private final Content before;
    private final Content after;

    Resemblance(Content before, Content after) {
        this.before = before;
        this.after = after;
    }

    /** An entity with its fields in canonical form. */
    private record Described(Entity entity, Map<String, String> fields) {
        String place() {
            StringBuilder place = new StringBuilder();
            entity.kind()
                    .parents()
                    .keySet()
                    .forEach(key -> place.append(fields.get(key)).append(' '));
            return place.toString();
        }
    }

    Map<Entity, Entity> pairs(Collection<Entity> olds, Collection<Entity> news) {
        Map<Entity, Entity> pairs = new LinkedHashMap<>();
        if (olds.isEmpty() || news.isEmpty()) {
            return pairs;
        }
        Map<String, List<Described>> byPlace = new LinkedHashMap<>();
        unnamed(olds, before)
                .forEach(one -> byPlace.computeIfAbsent(one.place(), p -> new ArrayList<>())
                        .add(one));
        Map<String, List<Described>> newByPlace = new LinkedHashMap<>();
        unnamed(news, after)
                .forEach(one -> newByPlace
                        .computeIfAbsent(one.place(), p -> new ArrayList<>())
                        .add(one));
        newByPlace.forEach((place, ones) -> pair(byPlace.getOrDefault(place, List.of()), ones, pairs));
        return pairs;
    }

    private static void pair(List<Described> olds, List<Described> news, Map<Entity, Entity> pairs) {
        if (olds.size() == 1 && news.size() == 1) {
            pairs.put(olds.get(0).entity(), news.get(0).entity());
            return;
        }
        for (Described one : news) {
            Described best = olds.size() > MOST ? null : best(olds, one);
            if (best != null) {
                olds.remove(best);
                pairs.put(best.entity(), one.entity());
            }
        }
    }

    private static List<Described> unnamed(Collection<Entity> entities, Content content) {
        return entities.stream()
                .filter(entity -> entity.name() == null)
                .map(entity -> new Described(entity, content.fields(entity)))
                .toList();
    }

    private static @Nullable Described best(List<Described> candidates, Described one) {
        Described best = null;
        double most = 0;
        for (Described candidate : candidates) {
            double likeness = likeness(candidate, one);
            if (likeness >= 0.5 && likeness > most) {
                most = likeness;
                best = candidate;
            }
        }
        return best;
    }

    /** The share of the written fields that are the same; defaults prove nothing. */
    private static double likeness(Described a, Described b) {
        int all = 0;
        int same = 0;
        for (String name : a.fields().keySet()) {
            boolean written =
                    a.entity().authored().has(name) || b.entity().authored().has(name);
            if (written && !Foreign.keys(a.entity().kind()).containsKey(name)) {
                all++;
                same += Objects.equals(a.fields().get(name), b.fields().get(name)) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) same / all;
    }
}
