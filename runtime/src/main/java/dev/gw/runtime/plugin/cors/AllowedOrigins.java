package dev.gw.runtime.plugin.cors;

import dev.gw.runtime.regex.PcrePattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which origins may, and what Access-Control-Allow-Origin says to a request. Immutable. */
final class AllowedOrigins {
    static final String ANY = "*";

    private final boolean all;
    private final @Nullable String only;
    private final boolean listsAny;
    private final List<Rule> rules = new ArrayList<>();

    private interface Rule {
        boolean allows(Origin origin);
    }

    AllowedOrigins(List<String> origins) {
        all = origins.isEmpty() || origins.equals(List.of(ANY));
        listsAny = origins.contains(ANY);
        only = origins.size() == 1 && isPlain(origins.get(0)) ? origins.get(0) : null;
        if (!listsAny) {
            origins.forEach(origin -> rules.add(rule(origin)));
        }
    }

    private static Rule rule(String entry) {
        if (isPlain(entry)) {
            String domain = Origin.of(entry).domain();
            return origin -> origin.domain().equals(domain);
        }
        PcrePattern pattern = pattern(entry);
        boolean byHost = entry.indexOf(':') < 0;
        return origin -> pattern != null && pattern.isFoundIn(byHost ? origin.host() : origin.domain());
    }

    private static @Nullable PcrePattern pattern(String entry) {
        String ended = entry.endsWith("$") ? entry : entry + "$";
        return PcrePattern.anchored(ended.startsWith("^") ? ended.substring(1) : ended);
    }

    /** Whether an entry is no expression, or one that can be run. */
    static boolean isRun(String entry) {
        return entry.equals(ANY) || isPlain(entry) || pattern(entry) != null;
    }

    private static boolean isPlain(String entry) {
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && ".:/-".indexOf(c) < 0) {
                return false;
            }
        }
        return !entry.isEmpty();
    }

    /** Whether the answer is the same for every origin, so that Vary need not name it. */
    boolean isAny() {
        return all;
    }

    /** The value for a request; null where its origin may not. */
    @Nullable
    String answer(@Nullable String requestOrigin) {
        if (all) {
            return ANY;
        }
        if (only != null) {
            return only;
        }
        if (requestOrigin == null) {
            return null;
        }
        return listsAny ? ANY : match(Origin.of(requestOrigin));
    }

    private @Nullable String match(Origin origin) {
        for (Rule rule : rules) {
            if (rule.allows(origin)) {
                return origin.domain();
            }
        }
        return null;
    }
}
