package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.Severity;
import dev.gw.document.MapNode;
import dev.gw.krakend.Edition;
import dev.gw.krakend.Facts;
import java.util.List;
import java.util.Map;

/** The namespaces of extra_config: which are known, on which level, and in which edition. */
final class Namespaces {
    private static final List<String> LEVELS = List.of("endpoint", "service", "backend");
    private static final Map<String, String> LEVEL_WORDS =
            Map.of("service", "the whole gateway", "endpoint", "endpoints", "backend", "backends");

    /** Names from before KrakenD 2.0, and what documents still call them. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("github.com/devopsfaith/krakend-jose/validator", "auth/validator"),
            Map.entry("github.com/devopsfaith/krakend-jose/signer", "auth/signer"),
            Map.entry("jose/validator", "auth/validator"),
            Map.entry("github.com/devopsfaith/krakend-ratelimit/juju/router", "qos/ratelimit/router"),
            Map.entry("github.com/devopsfaith/krakend-ratelimit/juju/proxy", "qos/ratelimit/proxy"),
            Map.entry("github.com/devopsfaith/krakend-circuitbreaker/gobreaker", "qos/circuit-breaker"),
            Map.entry("github.com/devopsfaith/krakend-httpcache", "qos/http-cache"),
            Map.entry("github.com/devopsfaith/krakend-cors", "security/cors"),
            Map.entry("github.com/devopsfaith/krakend-httpsecure", "security/http"),
            Map.entry("github.com/devopsfaith/krakend-botdetector", "security/bot-detector"),
            Map.entry("github.com/devopsfaith/krakend-cel", "validation/cel"),
            Map.entry("github.com/devopsfaith/krakend-jsonschema", "validation/json-schema"),
            Map.entry("github.com/devopsfaith/krakend-martian", "modifier/martian"),
            Map.entry("github.com/devopsfaith/krakend-lua/router", "modifier/lua-endpoint"),
            Map.entry("github.com/devopsfaith/krakend-lua/proxy", "modifier/lua-proxy"),
            Map.entry("github.com/devopsfaith/krakend-gologging", "telemetry/logging"),
            Map.entry("github.com/devopsfaith/krakend-metrics", "telemetry/metrics"),
            Map.entry("github.com/devopsfaith/krakend/proxy", "proxy"),
            Map.entry("github.com/luraproject/lura/proxy", "proxy"),
            Map.entry("github_com/luraproject/lura/router/gin", "router"),
            Map.entry("github_com/devopsfaith/krakend/router/gin", "router"));

    private final Facts facts = Facts.get();
    private final Edition edition;
    private final Diagnostics out;

    Namespaces(Edition edition, Diagnostics out) {
        this.edition = edition;
        this.out = out;
    }

    /** The level whose extra_config a shape is, by what it refers to; empty for other shapes. */
    static String level(MapNode shape) {
        String ref = shape.string("ref");
        return ref != null && ref.endsWith("_extra_config") ? ref.substring(0, ref.indexOf('_')) : "";
    }

    /** Whether KrakenD reads the namespace there; what it does not read is reported. */
    boolean isTaken(MapNode.Entry entry, String level) {
        String name = entry.name();
        if (!facts.namespaces(level).contains(name)) {
            out.add(unknown(entry, level));
            return false;
        }
        if (edition == Edition.CE && facts.isEnterprise(level, name)) {
            out.add(Diagnostic.of(
                            Code.GW1725,
                            entry.key().span(),
                            name + " is of KrakenD Enterprise: the community edition passes over it" + loss(name))
                    .help("check for the other edition with --edition ee, or do without"));
            return false;
        }
        if (level.equals("endpoint") && edition == Edition.CE && facts.isWithoutEffect(name)) {
            out.add(Diagnostic.of(
                            Code.GW1728,
                            entry.key().span(),
                            name + " does nothing on an endpoint: the community edition has it for the whole gateway")
                    .help("move it to extra_config at the top"));
        }
        return true;
    }

    /** What is open, or unlimited, without it. */
    private static String loss(String name) {
        if (name.startsWith("auth/") || name.equals("security/policies")) {
            return ", so that everybody gets in";
        }
        return name.contains("ratelimit") || name.contains("quota") ? ", so that nothing is limited" : "";
    }

    private Diagnostic unknown(MapNode.Entry entry, String level) {
        String name = entry.name();
        String renamed = RENAMED.get(name);
        String here = LEVEL_WORDS.get(level);
        if (renamed != null) {
            return Diagnostic.of(Code.GW1720, entry.key().span(), name + " is an old name, which KrakenD passes over")
                    .help("it is called " + renamed + " now")
                    .fix(entry.key().span(), "\"" + renamed + "\"");
        }
        for (String other : LEVELS) {
            if (facts.namespaces(other).contains(name)) {
                Code code = name.startsWith("auth/") ? Code.GW1722 : Code.GW1720;
                return Diagnostic.of(
                                code,
                                entry.key().span(),
                                name + " belongs to " + LEVEL_WORDS.get(other) + ", not to " + here
                                        + ", where KrakenD passes over it" + loss(name))
                        .withSeverity(Severity.ERROR);
            }
        }
        Diagnostic found = Diagnostic.of(
                Code.GW1720, entry.key().span(), "there is no namespace " + name + ", and KrakenD passes over it");
        return Nearest.to(name, facts.namespaces(level))
                .map(near ->
                        found.help("did you mean " + near + "?").fix(entry.key().span(), "\"" + near + "\""))
                .orElse(found);
    }
}
