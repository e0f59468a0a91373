package dev.gw.runtime.router;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks as Kong's router before 3.0: routes are in categories by the attributes they set. The request's own category is
 * asked first, that is the one of all attributes by which any route might match; then the lower ones. Within a category
 * first the routes that have a value of the request's, then all.
 */
final class TraditionalTable implements RouteTable {
    private final List<TraditionalEntry> entries;
    private final List<TraditionalCategory> categories;
    private final Map<Integer, Integer> place = new HashMap<>();
    private final TraditionalIndex index;

    TraditionalTable(List<Entity> routes) {
        List<TraditionalEntry> all = new ArrayList<>();
        for (Entity route : routes) {
            for (TraditionalEntry entry : TraditionalEntry.of(route)) {
                if (entry.rules() != 0) {
                    all.add(entry);
                }
            }
        }
        LuaSort.sort(all, TraditionalEntry.ORDER);
        this.index = new TraditionalIndex(all);
        Map<Integer, List<TraditionalEntry>> byRules =
                all.stream().collect(Collectors.groupingBy(TraditionalEntry::rules));
        this.categories = byRules.entrySet().stream()
                .map(same -> new TraditionalCategory(same.getKey(), same.getValue()))
                .sorted(Comparator.comparingInt(TraditionalCategory::weight)
                        .thenComparingInt(TraditionalCategory::rules)
                        .reversed())
                .toList();
        List<TraditionalEntry> ordered = new ArrayList<>(all.size());
        for (int i = 0; i < categories.size(); i++) {
            place.put(categories.get(i).rules(), i);
            ordered.addAll(categories.get(i).all());
        }
        this.entries = List.copyOf(ordered);
    }

    @Override
    public Router.@Nullable Found find(RouterRequest request) {
        TraditionalAsked asked = index.ask(request);
        if (asked.category() == 0) {
            return null;
        }
        for (int i = place.getOrDefault(asked.category(), 0); i < categories.size(); i++) {
            TraditionalCategory category = categories.get(i);
            Router.Found found = first(category.likely(asked), asked);
            found = found == null ? first(category.all(), asked) : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Router.@Nullable Found first(List<TraditionalEntry> candidates, TraditionalAsked asked) {
        for (TraditionalEntry entry : candidates) {
            RouteMatch match = asked.match(entry);
            if (match != null) {
                boolean joined = "v1".equals(entry.route().fields().string("path_handling"));
                return new Router.Found(entry.route(), match, joined);
            }
        }
        return null;
    }

    /** The route that answers comes first: within a category it needn't be the first that matches. */
    @Override
    public List<RouteVerdict> explain(RouterRequest request) {
        TraditionalAsked asked = index.ask(request);
        Router.Found found = find(request);
        List<RouteVerdict> verdicts = new ArrayList<>(entries.size());
        for (TraditionalEntry entry : entries) {
            boolean answers = found != null && entry.route().equals(found.route()) && asked.match(entry) != null;
            RouteVerdict verdict = new RouteVerdict(entry.split(), asked.firstFailing(entry));
            verdicts.add(answers ? 0 : verdicts.size(), verdict);
        }
        return verdicts;
    }

    @Override
    public Router.@Nullable Found findLinearly(RouterRequest request) {
        return find(request);
    }
}
