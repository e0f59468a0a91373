package dev.gw.runtime.control;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import java.util.List;

/** The settings of the node that clients of the Admin API look at, with Kong's names. */
final class NodeConfiguration {
    private NodeConfiguration() {}

    static MapNode shown() {
        List<Node> headers = Members.texts(List.of("server_tokens", "latency_tokens", "X-Kong-Request-Id"));
        return new Members()
                .put("database", "off")
                .put("role", "traditional")
                .put("router_flavor", "traditional_compatible")
                .put("log_level", "notice")
                .put("plugins", Members.texts(List.of("bundled")))
                .put("vaults", Members.texts(List.of("bundled")))
                .put("loaded_plugins", loaded())
                .put("headers", headers)
                .put("headers_upstream", Members.texts(List.of("X-Kong-Request-Id")))
                .put("error_default_type", "text/plain")
                .put("anonymous_reports", false)
                .put("untrusted_lua", "sandbox")
                .put("worker_consistency", "eventual")
                .put("worker_state_update_frequency", 5)
                .put("real_ip_header", "X-Real-IP")
                .put("real_ip_recursive", "off")
                .put("trusted_ips", List.of())
                .put("lua_max_req_headers", 100)
                .put("lua_max_resp_headers", 100)
                .put("lua_max_uri_args", 100)
                .put("lua_max_post_args", 100)
                .map();
    }

    private static MapNode loaded() {
        Members plugins = new Members();
        SchemaEndpoints.plugins().forEach(name -> plugins.put(name, Scalar.bool(true)));
        return plugins.map();
    }
}
