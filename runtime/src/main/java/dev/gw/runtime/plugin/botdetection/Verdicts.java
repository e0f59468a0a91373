package dev.gw.runtime.plugin.botdetection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Remembers what was decided on the User-Agents seen last. Thread-safe. */
final class Verdicts {
    private static final int KEPT = 1000;
    private static final int LONGEST = 512;

    private final Map<String, Boolean> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    /** The verdict on a User-Agent, from memory or by the rule; that on a very long one is not kept. */
    boolean of(String agent, Predicate<String> rule) {
        if (agent.length() > LONGEST) {
            return rule.test(agent);
        }
        synchronized (known) {
            Boolean before = known.get(agent);
            if (before != null) {
                return before;
            }
        }
        boolean verdict = rule.test(agent);
        synchronized (known) {
            known.put(agent, verdict);
        }
        return verdict;
    }
}
