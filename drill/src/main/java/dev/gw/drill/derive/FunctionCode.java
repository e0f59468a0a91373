package dev.gw.drill.derive;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be read off the Lua code of functions without running it. */
final class FunctionCode {
    private static final List<String> REWRITING =
            List.of("request.set_method", "request.set_path", "req.set_uri", "req.set_method");

    private FunctionCode() {}

    /** Whether functions among the plugins may ask the upstream by another method or for another path. */
    static boolean rewrites(Map<String, Entity> plugins) {
        for (String name : List.of("pre-function", "post-function")) {
            Entity plugin = plugins.get(name);
            if (plugin != null && says(plugin.fields().map("config"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(@Nullable Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream().anyMatch(entry -> says(entry.value()));
        }
        if (node instanceof ListNode list) {
            return list.items().stream().anyMatch(FunctionCode::says);
        }
        return node instanceof Scalar scalar && REWRITING.stream().anyMatch(scalar.text()::contains);
    }
}
