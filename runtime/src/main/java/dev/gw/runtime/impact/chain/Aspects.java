package dev.gw.runtime.impact.chain;

import static java.util.Map.entry;

import dev.gw.runtime.impact.finding.Rule;
import java.util.Map;
import java.util.Set;

/** Which aspect compares which plugin. */
final class Aspects {
    /** What only the gateway's operators notice. */
    private static final Set<String> UNNOTICED = Set.of(
            "datadog",
            "file-log",
            "http-log",
            "loggly",
            "opentelemetry",
            "prometheus",
            "statsd",
            "syslog",
            "tcp-log",
            "udp-log",
            "zipkin");

    private static final Map<String, Aspect> BY_PLUGIN = Map.ofEntries(
            entry("acl", new GroupsAspect()),
            entry(
                    "ai-prompt-guard",
                    new AddedOrRemoved(
                            Rule.CLIENT_FILTER_ADDED,
                            "some prompts are refused",
                            Rule.CLIENT_FILTER_REMOVED,
                            "prompts are no longer looked at")),
            entry(
                    "bot-detection",
                    new AddedOrRemoved(
                            Rule.CLIENT_FILTER_ADDED,
                            "some user agents are refused",
                            Rule.CLIENT_FILTER_REMOVED,
                            "user agents are no longer looked at")),
            entry("correlation-id", new CorrelationAspect()),
            entry("cors", new CorsAspect()),
            entry("ip-restriction", new AddressesAspect()),
            entry(
                    "proxy-cache",
                    new AddedOrRemoved(
                            Rule.CACHING_ADDED,
                            "answers may now come from a cache",
                            Rule.CACHING_REMOVED,
                            "answers no longer come from a cache")),
            entry("rate-limiting", new RatesAspect()),
            entry("redirect", new RedirectAspect()),
            entry("request-size-limiting", new BodySizeAspect()),
            entry("request-termination", new TerminationAspect()),
            entry("request-transformer", new RequestChangesAspect()),
            entry("response-ratelimiting", new UsesAspect()),
            entry("response-transformer", new ResponseChangesAspect()),
            entry(
                    "standard-webhooks",
                    new AddedOrRemoved(
                            Rule.AUTHENTICATION_STRENGTHENED,
                            "requests need the signature of a webhook",
                            Rule.AUTHENTICATION_WEAKENED,
                            "the signatures of webhooks are no longer verified")));

    private Aspects() {}

    static Aspect of(String plugin) {
        if (UNNOTICED.contains(plugin)) {
            return change -> {};
        }
        if (Authentication.isAsking(plugin)) {
            return Aspects::ofAuthentication;
        }
        return BY_PLUGIN.getOrDefault(plugin, Aspects::ofUnknown);
    }

    /** That one is there or not is for {@link AuthenticationComparison}. */
    private static void ofAuthentication(PluginChange change) {
        if (!change.isAdded() && !change.isRemoved()) {
            Settings.compare(change, Rule.PLUGIN_CHANGED, Set.of("anonymous"));
        }
    }

    private static void ofUnknown(PluginChange change) {
        if (change.isAdded()) {
            change.add(Rule.PLUGIN_ADDED, "", change.name() + " now runs", "none", change.name());
        } else if (change.isRemoved()) {
            change.add(Rule.PLUGIN_REMOVED, "", change.gone(), change.name(), "none");
        } else {
            Settings.compare(change, Rule.PLUGIN_CHANGED, Set.of());
        }
    }
}
