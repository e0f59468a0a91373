package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Severity;
import dev.gw.model.RouterFlavor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What gw.yml says, with defaults for what it does not say. Paths are relative to the project.
 *
 * @param name the project's name
 * @param kong the Kong version to build for: {@code 3.9}
 * @param enterprise whether Kong Enterprise is the target
 * @param output the file that a build writes
 * @param nodes how many gateway nodes run this configuration
 * @param environments the environments that gw.yml names
 * @param lint the levels of lint rules; empty for a rule that is off
 * @param plugins folders that hold custom plugins
 * @param patches decK patch files, in the order they are applied
 * @param serve what {@code gw serve} takes for Kong's settings where no variable says otherwise, by their names in
 *     kong.conf
 * @param flavor the router that reads the routes, Kong's {@code router_flavor}
 */
public record ProjectSettings(
        Optional<String> name,
        String kong,
        boolean enterprise,
        String output,
        int nodes,
        Set<String> environments,
        Map<Code, Optional<Severity>> lint,
        List<String> plugins,
        List<String> patches,
        Map<String, Setting> serve,
        RouterFlavor flavor) {
    /** The settings of a project without gw.yml. */
    public static final ProjectSettings DEFAULTS = new ProjectSettings(
            Optional.empty(),
            "3.9",
            false,
            "kong.yml",
            1,
            Set.of(),
            Map.of(),
            List.of("plugins"),
            List.of(),
            Map.of(),
            RouterFlavor.TRADITIONAL_COMPATIBLE);

    public ProjectSettings {
        environments = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(environments));
        lint = Map.copyOf(lint);
        plugins = List.copyOf(plugins);
        patches = List.copyOf(patches);
        serve = Map.copyOf(serve);
    }
}
