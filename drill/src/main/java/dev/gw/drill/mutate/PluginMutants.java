package dev.gw.drill.mutate;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.stage.Stores;
import dev.gw.runtime.limit.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The ways to break a plugin's configuration. */
final class PluginMutants {
    static final String PREFLIGHT = "preflight";

    /** The kind of change that only a store shows that does not answer. */
    static final String FAULT_TOLERANCE = "fault tolerance";

    private final MapNode plugin;
    private final MapNode config;
    private final Changes changes;
    private final Changes.Wrap wrap;

    private PluginMutants(MapNode plugin, Changes changes) {
        this.plugin = plugin;
        this.config = Objects.requireNonNullElse(plugin.map("config"), MapNode.empty());
        this.changes = changes;
        this.wrap = part -> plugin.with("config", part);
    }

    static void add(MapNode plugin, Changes changes) {
        new PluginMutants(plugin, changes).add();
    }

    private void add() {
        changes.add("plugin removed", "is gone", plugin.with("enabled", Scalar.bool(false)));
        switch (String.valueOf(plugin.string("name"))) {
            case "rate-limiting" -> limits();
            case "jwt" -> tokens();
            case "key-auth" -> keys();
            case "acl" -> groups();
            case "cors" -> cors();
            case "request-transformer", "response-transformer" -> transformations();
            case "correlation-id" -> {
                changes.flip("header dropped", config, "echo_downstream", false, wrap);
                changes.text("header renamed", config, "header_name", "X-Other-Id", wrap);
            }
            case "request-termination" -> {
                changes.nudge("status changed", config, "status_code", 1, wrap);
                if (config.has("body")) {
                    changes.text("body changed", config, "body", "{}", wrap);
                }
            }
            case "request-size-limiting" -> {
                changes.nudge("size changed", config, "allowed_payload_size", 1, wrap);
                changes.nudge("size changed", config, "allowed_payload_size", -1, wrap);
            }
            case "ip-restriction" -> {
                changes.drop("range changed", config, "allow", wrap);
                changes.drop("range changed", config, "deny", wrap);
            }
            default -> changes.flip("credentials shown", config, "hide_credentials", false, wrap);
        }
    }

    private void limits() {
        Window[] windows = Window.values();
        for (int i = 0; i < windows.length; i++) {
            String word = windows[i].word();
            Node limit = config.get(word);
            if (limit == null) {
                continue;
            }
            changes.nudge("limit changed", config, word, 1, wrap);
            changes.nudge("limit changed", config, word, -1, wrap);
            for (int k : new int[] {i - 1, i + 1}) {
                if (k >= 0 && k < windows.length && !config.has(windows[k].word())) {
                    changes.add(
                            "window changed",
                            word + " is " + windows[k].word(),
                            wrap.of(config.without(word).with(windows[k].word(), limit)));
                }
            }
        }
        if (Stores.counts(config)) {
            changes.flip(FAULT_TOLERANCE, config, "fault_tolerant", true, wrap);
        }
        String by = Objects.requireNonNullElse(config.string("limit_by"), "consumer");
        changes.text("wrong limit_by", config, "limit_by", by.equals("ip") ? "consumer" : "ip", wrap);
        changes.text("wrong limit_by", config, "limit_by", "service", wrap);
        if (by.equals("header")) {
            changes.text("wrong limit_by", config, "header_name", "X-Gw-Other", wrap);
        }
        changes.flip("headers hidden", config, "hide_client_headers", false, wrap);
    }

    private void tokens() {
        List<Node> verified = config.list("claims_to_verify");
        changes.drop("claims not verified", config, "claims_to_verify", wrap);
        if (!verified.isEmpty()) {
            changes.add("claims not verified", "no claims are verified", wrap.of(config.without("claims_to_verify")));
        }
        if (config.has("maximum_expiration")) {
            changes.add(
                    "claims not verified",
                    "tokens may be good for ever",
                    wrap.of(config.without("maximum_expiration")));
            changes.nudge("claims not verified", config, "maximum_expiration", 600, wrap);
        }
        changes.text("wrong claim", config, "key_claim_name", "azp2", wrap);
        changes.flip(PREFLIGHT, config, "run_on_preflight", true, wrap);
        anonymous();
    }

    private void keys() {
        changes.flip("credentials shown", config, "hide_credentials", false, wrap);
        changes.add(
                "wrong key name",
                "looks for another key",
                wrap.of(config.with("key_names", ListNode.of(List.of(Scalar.string("x-other-key"))))));
        changes.flip(PREFLIGHT, config, "run_on_preflight", true, wrap);
        anonymous();
    }

    private void anonymous() {
        if (config.has("anonymous")) {
            changes.add("anonymous", "insists on a credential", wrap.of(config.without("anonymous")));
        }
    }

    private void groups() {
        for (String key : List.of("allow", "deny")) {
            if (!config.list(key).isEmpty()) {
                changes.drop("group changed", config, key, wrap);
                String other = key.equals("allow") ? "deny" : "allow";
                changes.add(
                        "group changed",
                        key + " is " + other,
                        wrap.of(config.without(key).with(other, ListNode.of(config.list(key)))));
            }
        }
    }

    /** An acl that lets one group more in. */
    static void widen(MapNode plugin, String group, Changes changes) {
        MapNode config = plugin.map("config");
        if (config == null
                || !"acl".equals(plugin.string("name"))
                || config.list("allow").isEmpty()) {
            return;
        }
        boolean there = config.list("allow").stream()
                .anyMatch(item -> item instanceof Scalar scalar && scalar.text().equals(group));
        if (!there) {
            List<Node> more = new ArrayList<>(config.list("allow"));
            more.add(Scalar.string(group));
            changes.add(
                    "group widened",
                    "lets " + group + " in",
                    plugin.with("config", config.with("allow", ListNode.of(more))));
        }
    }

    private void cors() {
        changes.drop("origin changed", config, "origins", wrap);
        changes.add(
                "origin changed",
                "lets every origin in",
                wrap.of(config.with("origins", ListNode.of(List.of(Scalar.string("*"))))));
        changes.drop("methods changed", config, "methods", wrap);
        changes.drop("headers changed", config, "headers", wrap);
        changes.flip("credentials changed", config, "credentials", false, wrap);
        changes.nudge("max_age changed", config, "max_age", 1, wrap);
    }

    private void transformations() {
        for (String action : List.of("add", "remove", "rename", "replace", "append")) {
            MapNode part = config.map(action);
            if (part == null) {
                continue;
            }
            for (String kind : List.of("headers", "querystring")) {
                List<Node> items = part.list(kind);
                for (int i = 0; i < items.size(); i++) {
                    List<Node> fewer = new ArrayList<>(items);
                    Node gone = fewer.remove(i);
                    MapNode less = part.with(kind, ListNode.of(fewer));
                    changes.add("header dropped", action + " without " + gone, wrap.of(config.with(action, less)));
                }
            }
        }
        if (config.has("http_method")) {
            changes.add("method kept", "http_method is gone", wrap.of(config.without("http_method")));
        }
    }
}
