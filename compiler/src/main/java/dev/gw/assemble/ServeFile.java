package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
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
            "upstream_keepalive_pool_size",
            "upstream_keepalive_max_requests",
            "upstream_keepalive_idle_timeout",
            "error_template_html",
            "error_template_json",
            "error_template_xml",
            "error_template_plain",
            "ssl_cert",
            "ssl_cert_key");

    /** The directives of nginx that count; Kong puts them into one of its blocks, which is part of their names. */
    private static final List<String> DIRECTIVES = List.of(
            "client_max_body_size",
            "client_header_buffer_size",
            "large_client_header_buffers",
            "client_header_timeout",
            "client_body_timeout",
            "send_timeout",
            "keepalive_timeout",
            "keepalive_requests",
            "underscores_in_headers",
            "ignore_invalid_headers",
            "proxy_buffer_size",
            "real_ip_header",
            "real_ip_recursive");

    private static final List<String> ALL_KEYS = allKeys();

    private final Diagnostics out;

    ServeFile(Diagnostics out) {
        this.out = out;
    }

    /** The settings; what is not said is as it was. */
    Map<String, Setting> read(@Nullable Node value, Map<String, Setting> base) {
        if (!(value instanceof MapNode map)) {
            if (value != null) {
                wrong(value, "serve is a map of settings, named as in kong.conf");
            }
            return base;
        }
        ProjectFile.checkKeys(map, ALL_KEYS, "serve", out);
        Map<String, Setting> settings = new LinkedHashMap<>(base);
        for (MapNode.Entry entry : map.entries()) {
            if (ALL_KEYS.contains(entry.name())) {
                String text = text(entry.name(), entry.value());
                settings.put(entry.name(), new Setting(text, entry.value().span()));
            }
        }
        return settings;
    }

    private static List<String> allKeys() {
        List<String> keys = new ArrayList<>(KEYS);
        for (String block : List.of("nginx_http_", "nginx_proxy_")) {
            DIRECTIVES.forEach(directive -> keys.add(block + directive));
        }
        return List.copyOf(keys);
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
