package dev.gw.drill.derive;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says of a caller what the plugins behind authentication make of the request. */
final class Endings {
    private final Bundle bundle;

    Endings(Bundle bundle) {
        this.bundle = bundle;
    }

    /** What becomes of a request of the caller for which these plugins run. */
    Ending of(Caller caller, Map<String, Entity> plugins) {
        Entity acl = plugins.get("acl");
        if (acl != null && !admits(acl, caller)) {
            return new Ending(caller.isRecognised() ? 403 : 401, "acl");
        }
        Entity redirect = plugins.get("redirect");
        if (redirect != null) {
            return new Ending(PluginConfig.of(redirect).integer("status_code"), "redirect");
        }
        Entity termination = plugins.get("request-termination");
        if (termination != null && PluginConfig.of(termination).text("trigger") == null) {
            return new Ending(PluginConfig.of(termination).integer("status_code"), "request-termination");
        }
        return Ending.UPSTREAM;
    }

    /** The groups of a caller's consumer. */
    List<String> groups(Caller caller) {
        Entity consumer = caller.consumer();
        return consumer == null
                ? List.of()
                : bundle.children(consumer, EntityKind.ACLS).stream()
                        .map(acl -> Objects.requireNonNullElse(acl.fields().string("group"), ""))
                        .toList();
    }

    private boolean admits(Entity acl, Caller caller) {
        PluginConfig config = PluginConfig.of(acl);
        if (caller.consumer() == null) {
            return false;
        }
        List<String> groups = groups(caller);
        List<String> deny = config.strings("deny");
        return deny.isEmpty()
                ? groups.stream().anyMatch(config.strings("allow")::contains)
                : groups.stream().noneMatch(deny::contains);
    }
}
