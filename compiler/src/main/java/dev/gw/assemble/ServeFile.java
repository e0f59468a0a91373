package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what gw.yml says under {@code serve}: settings with the names that they have in kong.conf. */
final class ServeFile {
    private static final List<String> KEYS = List.of(
            "proxy_listen",
            "admin_listen",
            "status_listen",
            "stream_listen",
            "trusted_ips",
            "real_ip_header",
            "real_ip_recursive",
            "headers",
            "headers_upstream",
            "allow_debug_header",
            "port_maps",
            "log_level",
            "untrusted_lua",
            "untrusted_lua_sandbox_requires",
            "untrusted_lua_sandbox_environment",
            "tracing_instrumentations",
            "tracing_sampling_rate",
            "nginx_http_client_max_body_size",
            "error_template_html",
            "error_template_json",
            "error_template_xml",
            "error_template_plain",
            "ssl_cert",
            "ssl_cert_key");

    private final Diagnostics out;

    ServeFile(Diagnostics out) {
        this.out = out;
    }

    /** The settings, as texts; what is not said is as it was. */
    Map<String, String> read(@Nullable Node value, Map<String, String> base) {
        if (!(value instanceof MapNode map)) {
            if (value != null) {
                wrong(value, "serve is a map of settings, named as in kong.conf");
            }
            return base;
        }
        ProjectFile.checkKeys(map, KEYS, "serve", out);
        Map<String, String> settings = new LinkedHashMap<>(base);
        for (MapNode.Entry entry : map.entries()) {
            if (KEYS.contains(entry.name())) {
                settings.put(entry.name(), text(entry.name(), entry.value()));
            }
        }
        return settings;
    }

    /** As kong.conf would have it: lists by commas, on and off. */
    private String text(String name, Node value) {
        if (value instanceof ListNode list && list.items().stream().allMatch(Scalar.class::isInstance)) {
            return list.items().stream().map(item -> text(name, item)).collect(Collectors.joining(", "));
        }
        if (value instanceof Scalar scalar) {
            return scalar.isBoolean() ? (scalar.isTrue() ? "on" : "off") : scalar.isNull() ? "" : scalar.text();
        }
        wrong(value, name + " is a text, or a list of texts");
        return "";
    }

    private void wrong(Node value, String message) {
        out.add(Diagnostic.of(Code.GW1103, value.span(), message));
    }
}
