package dev.gw.runtime.plugin.grpcweb;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.proto.ProtoFiles;
import java.util.List;

/** The plugin grpc-web. */
public final class GrpcWebType implements PluginType {
    @Override
    public String name() {
        return "grpc-web";
    }

    @Override
    public int priority() {
        return 3;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        String proto = config.text("proto");
        return new GrpcWeb(config, proto == null ? null : ProtoFiles.load(proto));
    }

    @Override
    public List<String> notRun(Entity entity) {
        return ProtoFiles.problems(PluginConfig.of(entity).text("proto"));
    }
}
