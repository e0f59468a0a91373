package dev.gw.runtime.control;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.proxycache.CachedAnswer;
import dev.gw.runtime.plugin.proxycache.ResponseCache;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What proxy-cache keeps: looking at it, and forgetting it. */
final class ProxyCacheEndpoints {
    private static final int VERSION = 1;

    private final Gateway gateway;

    ProxyCacheEndpoints(Gateway gateway) {
        this.gateway = gateway;
    }

    private ResponseCache cache() {
        return ResponseCache.of(gateway.state(), Clock.systemUTC());
    }

    /** Whether some plugin of the configuration looks into the cache. */
    private static boolean isUsed(Call call) {
        return new Store(call).all(EntityKind.PLUGINS).anyMatch(plugin -> "proxy-cache".equals(plugin.name()));
    }

    AdminAnswer flush(Call call) {
        if (isUsed(call)) {
            cache().clear();
        }
        return AdminAnswer.empty(204);
    }

    AdminAnswer find(Call call) {
        return show(isUsed(call) ? cache().find(call.param(0)) : null);
    }

    AdminAnswer purge(Call call) {
        return isUsed(call) && cache().remove(call.param(0)) ? AdminAnswer.empty(204) : AdminAnswer.page(404);
    }

    /** The same for one plugin, by its id. */
    AdminAnswer findOf(Call call) {
        return show(isPlugin(call) ? cache().find(call.param(1)) : null);
    }

    AdminAnswer purgeOf(Call call) {
        return isPlugin(call) && cache().remove(call.param(1)) ? AdminAnswer.empty(204) : AdminAnswer.page(404);
    }

    private static boolean isPlugin(Call call) {
        return new Store(call)
                .find(EntityKind.PLUGINS, call.param(0))
                .map(Entity::name)
                .filter("proxy-cache"::equals)
                .isPresent();
    }

    private static AdminAnswer show(@Nullable CachedAnswer answer) {
        if (answer == null) {
            return AdminAnswer.page(404);
        }
        return AdminAnswer.ok(new Members()
                .put("status", answer.status())
                .put("headers", fields(answer.headers()))
                .put("body", new String(answer.body(), StandardCharsets.UTF_8))
                .put("body_len", answer.body().length)
                .put("timestamp", answer.timestamp())
                .put("ttl", (long) answer.ttl())
                .put("version", VERSION)
                .map());
    }

    private static MapNode fields(Headers headers) {
        MapNode fields = MapNode.empty();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            boolean single = headers.all(name).size() == 1;
            fields = fields.with(
                    name, single ? Scalar.string(headers.value(i)) : ListNode.of(Members.texts(headers.all(name))));
        }
        return fields;
    }
}
