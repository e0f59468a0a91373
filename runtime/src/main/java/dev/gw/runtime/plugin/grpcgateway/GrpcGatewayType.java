package dev.gw.runtime.plugin.grpcgateway;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.proto.ProtoFiles;
import java.util.List;

/** The plugin grpc-gateway. */
public final class GrpcGatewayType implements PluginType {
    @Override
    public String name() {
        return "grpc-gateway";
    }

    @Override
    public int priority() {
        return 998;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        String proto = PluginConfig.of(entity).text("proto");
        return new GrpcGateway(proto == null ? null : ProtoFiles.load(proto));
    }

    @Override
    public List<String> notRun(Entity entity) {
        return ProtoFiles.problems(PluginConfig.of(entity).text("proto"));
    }
}
