package dev.gw.policy;

import dev.gw.assemble.Project;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The files of a project; those outside of it don't exist. */
    static ProjectFiles of(Project project, Diagnostics out) {
        return (name, asked) -> {
            Path file = project.root().resolve(name).normalize();
            if (!file.startsWith(project.root()) || !Files.isRegularFile(file)) {
                out.add(Diagnostic.of(Code.GW1401, asked, "there is no file " + name + " in the project")
                        .help("gw keys pull writes the keys of issuers"));
                return Optional.empty();
            }
            return SourceReader.read(file, project.shown(file), out)
                    .flatMap(source -> DocumentReader.read(source, Dialect.SOURCE, out));
        };
    }
}
