package dev.gw.runtime.plugin.acl;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** acl. */
public final class AclType implements PluginType {
    @Override
    public String name() {
        return "acl";
    }

    @Override
    public int priority() {
        return 950;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        ConsumerGroups groups =
                context.shared().of("acls", ConsumerGroups.class, () -> new ConsumerGroups(context.bundle()));
        return new Acl(PluginConfig.of(entity), groups);
    }
}
