package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.assemble.draft.Folder;
import dev.gw.cli.output.OutputFile;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.SourceReader;
import dev.gw.emit.format.FixApplier;
import dev.gw.emit.format.Formatter;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings files into style, or finds out which are not in it. */
final class Styling {
    private final Optional<Project> project;
    private final Path working;
    private final boolean dry;
    private final Map<String, String> fixed = new HashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private final List<String> files = new ArrayList<>();
    private final Diagnostics out = new Diagnostics();

    /**
     * Styling within a project, or of files that belong to none.
     *
     * @param working the folder that messages name files from
     * @param dry whether to leave the files as they are
     */
    Styling(Optional<Project> project, Path working, boolean dry) {
        this.project = project;
        this.working = working;
        this.dry = dry;
    }

    /** The names of the files that are changed, or would be. */
    Set<String> changed() {
        return changed;
    }

    Findings findings() {
        return new Findings(out.sorted(), files);
    }

    /** Takes note of the fixes for the files that were checked. */
    void fix(Pipeline.Result result) {
        for (SourceFile source : result.sources()) {
            String text = FixApplier.apply(source, result.findings().diagnostics());
            if (!text.equals(source.text())) {
                fixed.put(source.name(), text);
            }
        }
    }

    /** Formats a file, or all below a folder. */
    void format(Path place) {
        if (!Files.exists(place)) {
            out.add(Diagnostic.of(Code.GW1001, Span.nowhere(), shown(place) + " does not exist"));
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.equals(place) || isConfiguration(file))
                    .sorted()
                    .forEach(this::file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isConfiguration(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    }

    private void file(Path file) {
        String name = shown(file);
        files.add(name);
        Optional<SourceFile> source = SourceReader.read(file, name, out);
        if (source.isEmpty()) {
            return;
        }
        String text = fixed.getOrDefault(name, source.get().text());
        Optional<String> styled = Formatter.format(SourceFile.of(name, text), kind(file), out);
        String result = styled.orElse(text);
        if (!result.equals(source.get().text())) {
            changed.add(name);
            if (!dry) {
                new OutputFile(file).write(result);
            }
        }
    }

    /** What the file holds, as its folder below config says. */
    private @Nullable EntityKind kind(Path file) {
        Path folder = file.getParent();
        if (folder == null || project.isEmpty()) {
            return null;
        }
        Path config = project.get().root().resolve("config");
        if (!folder.startsWith(config) || folder.equals(config)) {
            return null;
        }
        List<String> segments = new ArrayList<>();
        config.relativize(folder).forEach(segment -> segments.add(segment.toString()));
        return Folder.of(segments).kind().orElse(null);
    }

    private String shown(Path file) {
        if (project.isPresent()) {
            return project.get().shown(file);
        }
        Path relative = file.startsWith(working) ? working.relativize(file) : file;
        return relative.toString().replace('\\', '/');
    }
}
