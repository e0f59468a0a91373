package dev.gw.assemble;

import dev.gw.assemble.values.Values;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.document.SourceReader;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of values: those the command line names, the environment's, and the defaults for all. */
final class Settings {
    private final Project project;
    private final Diagnostics out;
    private final List<SourceFile> read = new ArrayList<>();
    private final List<MapNode> maps = new ArrayList<>();

    private Settings(Project project, Diagnostics out) {
        this.project = project;
        this.out = out;
    }

    /** The values for a build; the files they come from are added to a list. */
    static Values values(Project project, AssembleOptions options, List<SourceFile> files, Diagnostics out) {
        Settings settings = new Settings(project, out);
        List<Path> named = options.valuesFiles();
        for (int i = named.size() - 1; i >= 0; i--) {
            settings.add(named.get(i));
        }
        if (project.single().isEmpty()) {
            options.env().ifPresent(settings::addNamed);
            settings.addNamed("default");
        }
        files.addAll(settings.read);
        return new Values(options.sets(), settings.maps, options.environment());
    }

    private void addNamed(String name) {
        Path folder = project.config().resolve("settings");
        List<Path> found = new ArrayList<>();
        for (String ending : List.of(".yml", ".yaml", ".json")) {
            Path file = folder.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                found.add(file);
            }
        }
        found.forEach(this::add);
        if (found.size() > 1) {
            String shown = project.shown(found.get(1));
            out.add(Diagnostic.of(Code.GW1220, Span.nowhere(), "the settings " + name + " stand in several files")
                    .help("put " + shown + " and " + found.get(0).getFileName() + " together"));
        }
    }

    private void add(Path file) {
        Optional<SourceFile> source = SourceReader.read(file, project.shown(file), out);
        source.ifPresent(read::add);
        source.flatMap(text -> DocumentReader.read(text, DocumentReader.Dialect.SOURCE, out))
                .ifPresent(this::add);
    }

    private void add(Node content) {
        if (content instanceof MapNode map) {
            maps.add(map);
        } else if (!(content instanceof Scalar scalar && scalar.isNull())) {
            out.add(Diagnostic.of(Code.GW1220, content.span(), "a file of settings is a map from names to values"));
        }
    }

    /** The texts of the project's files that belong to other environments, where values may be used too. */
    static List<String> elsewhere(Project project, Optional<String> env) {
        List<String> texts = new ArrayList<>();
        Path folder = project.config().resolve("env");
        for (SourceTree.Found found : SourceTree.below(folder, project::shown, name -> true, new Diagnostics())) {
            boolean own = env.isPresent() && found.folders().contains(env.get());
            if (!own) {
                try {
                    texts.add(Files.readString(found.path()));
                } catch (IOException e) {
                    texts.add(""); // it is reported when that environment is built
                }
            }
        }
        return texts;
    }
}
