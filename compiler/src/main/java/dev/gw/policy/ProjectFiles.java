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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Where the templates of users' own policies lie. */
    String TEMPLATES = "policies/";

    /** The names of users' own policies; none unless said otherwise. */
    default List<String> templates() {
        return List.of();
    }

    /** The files of a project; those outside of it don't exist. */
    static ProjectFiles of(Project project, Diagnostics out) {
        return new OfProject(project, out);
    }

    /** The files of one project. */
    record OfProject(Project project, Diagnostics out) implements ProjectFiles {
        private static final String YAML = ".yml";

        @Override
        public Optional<Node> read(String name, Span asked) {
            Path file = project.root().resolve(name).normalize();
            if (!file.startsWith(project.root()) || !Files.isRegularFile(file)) {
                out.add(Diagnostic.of(Code.GW1401, asked, "there is no file " + name + " in the project")
                        .help("gw keys pull writes the keys of issuers"));
                return Optional.empty();
            }
            Diagnostics found = new Diagnostics();
            Optional<Node> content = SourceReader.read(file, project.shown(file), found)
                    .flatMap(source -> DocumentReader.read(source, Dialect.SOURCE, found));
            if (content.isEmpty() && found.isEmpty()) {
                found.add(Diagnostic.of(Code.GW1401, asked, "the file " + name + " is empty"));
            }
            out.addAll(found.sorted());
            return content;
        }

        @Override
        public List<String> templates() {
            Path folder = project.root().resolve(TEMPLATES);
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(YAML) && !name.startsWith("_") && !name.startsWith("."))
                        .map(name -> name.substring(0, name.length() - YAML.length()))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                out.add(Diagnostic.of(Code.GW1001, Span.nowhere(), project.shown(folder) + " can't be read"));
                return List.of();
            }
        }
    }
}
