package dev.gw.runtime.plugin;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import java.util.List;
import java.util.Optional;

/** A kind of plugin: its name, its place in the order, and how to make one from its configuration. */
public interface PluginType {
    /** The name as in a configuration: {@code key-auth}. */
    String name();

    /** Higher runs first; equal priorities run in reverse order of their names. */
    int priority();

    /**
     * Makes a plugin of a plugin entity. Its config is checked and complete: defaults are filled in.
     *
     * @param entity the plugin entity
     * @param context what the gateway offers to plugins
     */
    Plugin create(Entity entity, PluginContext context);

    /** Whether it takes part in the relaying of connections and datagrams. */
    default boolean runsOnStreams() {
        return false;
    }

    /** What of a configuration is valid but not run, a sentence each, for a warning at the start; mostly nothing. */
    default List<String> notRun(Entity entity) {
        return List.of();
    }

    /** Its schema, where it is a plugin of a project's own; mostly none. */
    default Optional<MapNode> schema() {
        return Optional.empty();
    }
}
