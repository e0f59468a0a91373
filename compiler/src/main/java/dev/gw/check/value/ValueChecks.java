package dev.gw.check.value;

import static dev.gw.check.value.TextCheck.onText;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks by the names they have in Kong's schemas. */
public final class ValueChecks {
    private static final Set<String> SHARED_DICTS = Set.of(
            "kong",
            "kong_locks",
            "kong_healthchecks",
            "kong_cluster_events",
            "kong_rate_limiting_counters",
            "kong_core_db_cache",
            "kong_core_db_cache_miss",
            "kong_db_cache",
            "kong_db_cache_miss",
            "kong_secrets",
            "prometheus_metrics");

    private ValueChecks() {}

    /**
     * The check that schemas call by this name; null where there is none of that name. A check of a field gets the field's value;
     * a check among a record's entity checks gets that record (the whole entity, at the top).
     */
    public static @Nullable ValueCheck named(String name) {
        ValueCheck check = hosts(name);
        check = check != null ? check : texts(name);
        check = check != null ? check : rules(name);
        return check != null ? check : KeyChecks.named(name);
    }

    /** As {@link #named(String)}, for checks whose words name the plugin they stand in. */
    public static @Nullable ValueCheck named(String name, String plugin) {
        return name.equals("lua-function") ? onText(code -> LuaChecks.function(plugin, code)) : named(name);
    }

    private static @Nullable ValueCheck hosts(String name) {
        return switch (name) {
            case "host" -> onText(HostChecks::host);
            case "host-with-optional-port" -> onText(HostChecks::hostWithOptionalPort);
            case "route-host" -> onText(HostChecks::routeHost);
            case "sni" -> onText(HostChecks::sni);
            case "wildcard-sni" -> onText(HostChecks::wildcardSni);
            case "upstream-name" -> onText(HostChecks::upstreamName);
            case "target" -> onText(HostChecks::target);
            case "ip" -> onText(HostChecks::ip);
            case "ip-or-cidr" -> onText(HostChecks::ipOrCidr);
            case "url-with-host" -> onText(UrlChecks::urlWithHost);
            case "redirect-uri" -> onText(UrlChecks::redirectUri);
            case "http-proxy-url" -> PluginRules::lambdaProxy;
            default -> null;
        };
    }

    private static @Nullable ValueCheck texts(String name) {
        return switch (name) {
            case "path" -> onText(PathChecks::path);
            case "route-path" -> onText(PathChecks::routePath);
            case "cors-origin" -> onText(PathChecks::corsOrigin);
            case "is_regex", "is-regex" -> onText(PathChecks::isRegex);
            case "name" -> onText(NameChecks::name);
            case "tag" -> onText(NameChecks::tag);
            case "header-name" -> onText(NameChecks::headerName);
            case "cookie-name" -> onText(NameChecks::cookieName);
            case "header-part" -> onText(NameChecks::headerPart);
            case "header-pair", "response-header-pair" -> onText(NameChecks::headerPair);
            case "lua-function" -> onText(code -> LuaChecks.function("pre-function", code));
            case "lua-code" -> onText(LuaChecks::code);
            case "name-value-template" -> onText(LuaChecks::nameValueTemplate);
            case "acme-namespace" -> onText(PluginRules::acmeNamespace);
            case "shared-dict" -> onText(text -> SHARED_DICTS.contains(text) ? null : "failed validating: " + text);
            default -> null;
        };
    }

    private static @Nullable ValueCheck rules(String name) {
        return switch (name) {
            case "rate-limits" -> LimitRules::rateLimits;
            case "response-limits" -> LimitRules::responseLimits;
            case "request-termination" -> PluginRules::requestTermination;
            case "oauth2-flows" -> PluginRules::oauth2Flows;
            case "http-log-credentials" -> PluginRules::httpLogCredentials;
            case "resource-attributes" -> PluginRules::resourceAttributes;
            case "distinct-tags" -> PluginRules::distinctTags;
            case "acme-storage" -> PluginRules::acmeStorage;
            case "llm-log-statistics" -> PluginRules::llmLogStatistics;
            case "proxy-cache-dict" -> ValueChecks::proxyCacheDict;
            case "router-expression" -> RouterExpression::problem;
            // the dictionary is part of Kong's nginx template; a deprecated path_handling is only worth a warning
            case "prometheus-dict", "path-handling-warning" -> value -> null;
            default -> null;
        };
    }

    private static @Nullable String proxyCacheDict(Node plugin) {
        boolean memory = "memory".equals(LuaValues.text(plugin, "config", "strategy"));
        return memory
                        && LuaValues.at(plugin, "config", "memory", "dictionary_name") instanceof Scalar dict
                        && dict.isString()
                        && !SHARED_DICTS.contains(dict.text())
                ? "missing shared dict '" + dict.shown() + "'"
                : null;
    }
}
