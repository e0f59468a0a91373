package dev.gw.assemble;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build is told from outside its project.
 *
 * @param env the environment to lay over the base; empty for the base alone
 * @param sets values from the command line, {@code --set name=value}, by name
 * @param valuesFiles files of values, {@code --values FILE}; later ones win
 * @param environment the process environment
 */
public record AssembleOptions(
        Optional<String> env, Map<String, String> sets, List<Path> valuesFiles, Map<String, String> environment) {
    public AssembleOptions {
        sets = Map.copyOf(sets);
        valuesFiles = List.copyOf(valuesFiles);
        environment = Map.copyOf(environment);
    }

    /** The base, with nothing set and an empty process environment. */
    public static AssembleOptions none() {
        return new AssembleOptions(Optional.empty(), Map.of(), List.of(), Map.of());
    }

    public AssembleOptions withEnv(String name) {
        return new AssembleOptions(Optional.of(name), sets, valuesFiles, environment);
    }
}
