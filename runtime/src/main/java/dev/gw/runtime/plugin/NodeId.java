package dev.gw.runtime.plugin;

import dev.gw.runtime.exchange.RandomUuid;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The id of this process among the nodes. */
public final class NodeId {
    private NodeId() {}

    /** The id of the gateway with this state; drawn at random when it is first asked for. */
    public static UUID of(PluginState state, RandomGenerator random) {
        return state.of("node id", UUID.class, () -> RandomUuid.from(random));
    }
}
