package dev.gw.policy;

import dev.gw.document.Node;
import dev.gw.source.Span;
import java.util.Optional;

/** Files of the project that policies refer to. */
@FunctionalInterface
public interface ProjectFiles {
    /**
     * The content of a file; empty where it can't be read, which is reported.
     *
     * @param name its path from the project's folder
     * @param asked where it is asked for
     */
    Optional<Node> read(String name, Span asked);
}
