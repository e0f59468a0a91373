package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import java.util.Map;

/** What each plugin becomes, by its name; what stands in no list is refused. */
final class PluginRules {
    private static final String OPEN =
            "KrakenD CE has nothing like it, and without it callers would come in that must not";
    private static final String UNLIMITED = "KrakenD CE has nothing like it, and without it nothing would be limited";

    private static final Map<String, String> DROPPED = Map.ofEntries(
            Map.entry("acme", "KrakenD gets no certificates by itself"),
            Map.entry("correlation-id", "KrakenD makes no ids; one that the client sent is passed on"),
            Map.entry("datadog", "KrakenD sends metrics through OpenTelemetry only"),
            Map.entry("file-log", "KrakenD writes its access log to standard output only"),
            Map.entry("http-log", "KrakenD sends its access log nowhere"),
            Map.entry("loggly", "KrakenD sends its access log nowhere"),
            Map.entry("proxy-cache", "every request reaches the service"),
            Map.entry("statsd", "KrakenD sends metrics through OpenTelemetry only"),
            Map.entry("syslog", "KrakenD's access log goes to standard output"),
            Map.entry("tcp-log", "KrakenD sends its access log nowhere"),
            Map.entry("udp-log", "KrakenD sends its access log nowhere"),
            Map.entry("zipkin", "KrakenD sends traces through OpenTelemetry only"));

    private static final Map<String, PluginRule> RULES = Map.ofEntries(
            Map.entry("bot-detection", site -> site.root().wide(site)),
            Map.entry("caller-limits", new CallerLimits()),
            Map.entry("cors", site -> site.root().wide(site)),
            Map.entry("jwt", new Tokens()),
            Map.entry("opentelemetry", site -> site.root().wide(site)),
            Map.entry("post-function", new Functions()),
            Map.entry("pre-function", new Functions()),
            Map.entry("prometheus", site -> site.root().wide(site)),
            Map.entry("rate-limiting", new RateLimit()),
            Map.entry("request-termination", new Termination()),
            Map.entry("request-transformer", new RequestTransformer()),
            Map.entry("response-transformer", new ResponseTransformer()));

    private static final Map<String, Code> REFUSED = Map.ofEntries(
            Map.entry("acl", Code.GW1711),
            Map.entry("basic-auth", Code.GW1711),
            Map.entry("hmac-auth", Code.GW1711),
            Map.entry("ip-restriction", Code.GW1711),
            Map.entry("key-auth", Code.GW1711),
            Map.entry("ldap-auth", Code.GW1711),
            Map.entry("oauth2", Code.GW1711),
            Map.entry("session", Code.GW1711),
            Map.entry("standard-webhooks", Code.GW1711),
            Map.entry("plan-limits", Code.GW1712),
            Map.entry("request-size-limiting", Code.GW1712),
            Map.entry("response-ratelimiting", Code.GW1712));

    private PluginRules() {}

    static PluginRule named(String name) {
        PluginRule rule = RULES.get(name);
        if (rule != null) {
            return rule;
        }
        String loss = DROPPED.get(name);
        if (loss != null) {
            return site -> drop(site, loss);
        }
        return site -> refuse(site, name);
    }

    /** What a policy made is said of the policy. */
    private static void drop(Site site, String loss) {
        if (site.work().intent().holder(site.plugin().span()).isEmpty()) {
            site.ledger().dropped(site.subject(), "", site.plugin().span(), loss);
        }
    }

    private static void refuse(Site site, String name) {
        Code code = REFUSED.getOrDefault(name, Code.GW1710);
        if (code == Code.GW1711) {
            site.refuse(code, OPEN, "authenticate with tokens: the policy jwks is mapped");
        } else if (code == Code.GW1712) {
            site.refuse(code, UNLIMITED, "");
        } else {
            site.refuse(code, "gw does not know what KrakenD would need to do the same", "");
        }
    }
}
