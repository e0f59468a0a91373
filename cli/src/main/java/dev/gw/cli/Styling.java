package dev.gw.cli;

import dev.gw.assemble.draft.Folder;
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
    private final Path root;
    private final boolean dry;
    private final Map<Path, String> fixed = new HashMap<>();
    private final Set<String> changed = new TreeSet<>();
    private final List<String> files = new ArrayList<>();
    private final Diagnostics out = new Diagnostics();

    /** @param dry whether to leave the files as they are */
    Styling(Path root, boolean dry) {
        this.root = root;
        this.dry = dry;
    }

    /** The names of the files that are changed, or would be. */
    Set<String> changed() {
        return changed;
    }

    Findings findings() {
        return new Findings(out.sorted(), files);
    }

    /** Takes note of the fixes for files in these places. */
    void fix(Pipeline.Result result, List<Path> places) {
        for (SourceFile source : result.sources()) {
            Path file = root.resolve(source.name()).normalize();
            String text = FixApplier.apply(source, result.findings().diagnostics());
            if (!text.equals(source.text()) && places.stream().anyMatch(file::startsWith)) {
                fixed.put(file, text);
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
        String text = fixed.getOrDefault(file, source.get().text());
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
        Path config = root.resolve("config");
        Path folder = file.getParent();
        if (folder == null || !folder.startsWith(config) || folder.equals(config)) {
            return null;
        }
        List<String> segments = new ArrayList<>();
        config.relativize(folder).forEach(segment -> segments.add(segment.toString()));
        return Folder.of(segments).kind().orElse(null);
    }

    private String shown(Path file) {
        Path relative = file.startsWith(root) ? root.relativize(file) : file;
        return relative.toString().replace('\\', '/');
    }
}
