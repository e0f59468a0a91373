package dev.gw.admin;

import java.util.List;
import java.util.Map;

/**
 * What a gateway is and runs, at a glance.
 *
 * @param name its URL
 * @param version of its software
 * @param database whether it keeps its configuration in a database
 * @param counts how many entities there are, by the plural of their kind
 * @param plugins the plugins that are configured, by name
 * @param groups how many consumers are in each group; those in none under an empty name
 * @param targets the targets of its upstreams
 * @param limits the limits of requests, the tightest first
 */
public record GatewayStatus(
        String name,
        String version,
        boolean database,
        Map<String, Integer> counts,
        List<Used> plugins,
        Map<String, Integer> groups,
        List<Target> targets,
        List<Limit> limits) {
    /**
     * A plugin that is configured.
     *
     * @param name the plugin's
     * @param enabled how often it is at work
     * @param disabled how often it is switched off
     */
    public record Used(String name, int enabled, int disabled) {}

    /**
     * A target of an upstream.
     *
     * @param upstream the upstream's name
     * @param target host and port
     * @param weight its weight
     * @param health what the gateway says: HEALTHY, UNHEALTHY, DNS_ERROR or HEALTHCHECKS_OFF
     */
    public record Target(String upstream, String target, long weight, String health) {}

    /**
     * A limit of requests.
     *
     * @param requests how many
     * @param window in a second, minute, hour, day, month or year
     * @param scope what it holds for: "route orders", "everything"
     * @param by whose requests are counted together
     * @param policy where they are counted
     */
    public record Limit(double requests, String window, String scope, String by, String policy) {}

    /** Whether no target is known to be down. */
    public boolean isHealthy() {
        return targets.stream()
                .noneMatch(t -> t.health().equals("UNHEALTHY") || t.health().equals("DNS_ERROR"));
    }
}
