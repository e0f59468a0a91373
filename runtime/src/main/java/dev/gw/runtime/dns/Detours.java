package dev.gw.runtime.dns;

import dev.gw.model.Bundle;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Leads connections elsewhere than the configuration says: to stand-ins for servers that are not there. Thread-safe. */
@FunctionalInterface
public interface Detours {
    /** Everybody goes where the configuration says. */
    Detours NONE = (host, port) -> null;

    /** Under which name a gateway keeps them for its plugins. */
    String NAME = "detours";

    /** Where to connect to in the place of a host and port; null where these are right. Never blocks. */
    @Nullable
    InetSocketAddress of(String host, int port);

    /** How many milliseconds plugins wait at least for those they are led to; 0 where they wait as they are told to. */
    default int patience() {
        return 0;
    }

    /**
     * Looks at a configuration that is about to be served; may block for a few seconds.
     *
     * @param names resolves names as the gateway does without detours
     */
    default void learn(Bundle bundle, NameService names) {}
}
