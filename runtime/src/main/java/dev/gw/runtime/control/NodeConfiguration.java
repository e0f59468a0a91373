package dev.gw.runtime.control;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The settings of the node with Kong's names and defaults; those that gw has nothing for are empty. */
final class NodeConfiguration {
    private NodeConfiguration() {}

    static MapNode shown() {
        Members plugins = new Members();
        SchemaEndpoints.plugins().forEach(name -> plugins.put(name, Scalar.bool(true)));
        return Defaults.DATA.with("loaded_plugins", plugins.map());
    }

    /** Read on first use only. */
    private static final class Defaults {
        static final MapNode DATA = read();

        private static MapNode read() {
            try (InputStream in = NodeConfiguration.class.getResourceAsStream("configuration.json")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return (MapNode) BodyArguments.readJson(new String(bytes, StandardCharsets.UTF_8))
                        .orElseThrow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
