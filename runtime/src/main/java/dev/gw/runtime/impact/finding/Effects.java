package dev.gw.runtime.impact.finding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Gathers effects and makes one finding of those with one cause. Not thread-safe. */
public final class Effects {
    private static final int NAMED = 3;
    private static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing(Finding::grade).reversed();

    private final int routes;
    private final Map<Key, List<Effect>> groups = new LinkedHashMap<>();
    private final List<Finding> done = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private record Key(
            Rule rule,
            String cause,
            String about,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * For a configuration.
     *
     * @param routes how many routes it has
     */
    public Effects(int routes) {
        this.routes = routes;
    }

    /** Adds an effect to those of its cause. */
    public void add(Effect effect) {
        Key key = new Key(
                effect.rule(), effect.cause().key(), effect.about(), effect.what(), effect.before(), effect.after());
        groups.computeIfAbsent(key, ignored -> new ArrayList<>(1)).add(effect);
    }

    /** Adds a finding that is complete but for its id. */
    public void add(
            Rule rule,
            Cause cause,
            String subject,
            String what,
            @Nullable String before,
            @Nullable String after,
            @Nullable String witness,
            List<String> names) {
        done.add(new Finding(
                rule,
                id(rule, cause.key()),
                subject,
                subject + ": " + what,
                before,
                after,
                witness,
                names,
                cause.place()));
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return groups.isEmpty() && done.isEmpty();
    }

    /** All findings, the gravest first; those of one grade in the order they were found. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(done);
        groups.values().forEach(group -> findings.add(finding(group)));
        findings.sort(GRAVEST_FIRST);
        return findings;
    }

    private Finding finding(List<Effect> group) {
        Effect first = group.get(0);
        List<String> names = group.stream()
                .map(Effect::route)
                .filter(Objects::nonNull)
                .map(Names::of)
                .distinct()
                .toList();
        String subject = subject(first, names);
        return new Finding(
                first.rule(),
                id(first.rule(), first.cause().key() + "|" + first.about()),
                subject,
                subject + ": " + first.what(),
                first.before(),
                first.after(),
                null,
                names,
                first.cause().place());
    }

    private String subject(Effect effect, List<String> names) {
        if (names.isEmpty()) {
            return effect.cause().scope();
        }
        if (names.size() == 1) {
            return "route " + names.get(0);
        }
        String scope = effect.cause().scope();
        if (scope.startsWith("service ") && scope.indexOf(',') < 0) {
            return scope + " (" + count(names.size()) + ")";
        }
        return names.size() == routes ? "all " + count(routes) : listed(names);
    }

    /** {@code 7 routes (a, b, c, …)}. */
    public static String listed(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return count(names.size()) + " (" + shown + (names.size() > NAMED ? ", …)" : ")");
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number) + (number == 1 ? " route" : " routes");
    }

    private String id(Rule rule, String subject) {
        CRC32 hash = new CRC32();
        hash.update((rule.id() + "|" + subject).getBytes(StandardCharsets.UTF_8));
        String id = rule.id() + String.format(Locale.ROOT, "-%08x", hash.getValue());
        int seen = ids.merge(id, 1, Integer::sum);
        return seen == 1 ? id : id + "-" + seen;
    }
}
