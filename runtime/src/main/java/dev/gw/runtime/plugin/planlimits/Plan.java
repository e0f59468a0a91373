package dev.gw.runtime.plugin.planlimits;

import dev.gw.runtime.limit.CounterKey;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What callers may do, and who they are.
 *
 * @param name what it is called
 * @param anonymous whether it is for those whom nobody knows
 * @param values the claim of its callers holds one of them
 * @param consumers usernames of its callers; where there are no values either, it is for everybody who is known
 * @param limits requests by window, shortest first; none where there is no limit
 */
record Plan(String name, boolean anonymous, List<String> values, List<String> consumers, Map<Window, Double> limits) {
    private static final List<Window> WINDOWS = List.of(Window.MINUTE, Window.HOUR, Window.DAY);

    static Plan of(PluginConfig config) {
        Map<Window, Double> limits = new EnumMap<>(Window.class);
        for (Window window : WINDOWS) {
            if (config.hasNumber(window.word())) {
                limits.put(window, config.number(window.word()));
            }
        }
        return new Plan(
                config.string("name"),
                config.isTrue("anonymous"),
                config.strings("values"),
                config.strings("consumers"),
                limits);
    }

    /** Whether a caller is on it. */
    boolean isFor(Caller caller, String claim) {
        if (anonymous || !caller.isKnown()) {
            return anonymous && !caller.isKnown();
        }
        boolean isForAll = values.isEmpty() && consumers.isEmpty();
        String username = caller.username();
        return isForAll || caller.says(claim, values) || username != null && consumers.contains(username);
    }

    /** What a caller on it may use up at this moment. */
    List<Quota> quotas(Subject caller, long now) {
        List<Quota> quotas = new ArrayList<>(limits.size());
        limits.forEach((window, limit) -> quotas.add(new Quota(CounterKey.at(now, caller, "", window), limit)));
        return quotas;
    }
}
