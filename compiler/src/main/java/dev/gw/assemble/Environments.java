package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The environments of a project. */
final class Environments {
    private Environments() {}

    /** The names of the folders and source files in a folder; none where it does not exist. */
    static Set<String> namedIn(Path folder) {
        Set<String> names = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean hidden = name.startsWith("_") || name.startsWith(".");
                if (!hidden && Files.isDirectory(entry)) {
                    names.add(name);
                } else if (!hidden && SourceTree.isSource(name)) {
                    names.add(name.substring(0, name.lastIndexOf('.')));
                }
            }
        } catch (IOException e) {
            return names; // the walk that reads the files reports it
        }
        return names;
    }

    /** Whether a project has an environment; if not, it is reported with the ones it has. */
    static boolean check(Project project, String env, Diagnostics out) {
        Set<String> known = project.environments();
        if (known.contains(env)) {
            return true;
        }
        Diagnostic found = Diagnostic.of(Code.GW1104, Span.nowhere(), "there is no environment " + env);
        String list = known.isEmpty()
                ? "this project has none: make config/env/" + env + ".yml, or name it in gw.yml"
                : "the environments are " + String.join(", ", known);
        out.add(found.help(Nearest.to(env, known)
                .map(near -> "did you mean " + near + "? " + list)
                .orElse(list)));
        return false;
    }
}
