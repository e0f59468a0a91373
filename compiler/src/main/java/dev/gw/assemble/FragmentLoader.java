package dev.gw.assemble;

import dev.gw.assemble.draft.Folder;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.FragmentReader;
import dev.gw.assemble.format.FormatVersion;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.document.SourceReader;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads source files into fragments, on several threads where there are many. */
final class FragmentLoader {
    private static final int PARALLEL_FROM = 64;

    private final Function<Path, String> names;
    private final BiFunction<Node, Diagnostics, Node> values;
    private final @Nullable SourceMemory memory;
    private final List<SourceFile> read = new ArrayList<>();
    private boolean complete = true;

    /**
     * A loader.
     *
     * @param names how messages name a file
     * @param values fills in the placeholders of a file; called from several threads
     * @param memory what earlier builds read; null where there were none
     */
    FragmentLoader(
            Function<Path, String> names, BiFunction<Node, Diagnostics, Node> values, @Nullable SourceMemory memory) {
        this.names = names;
        this.values = values;
        this.memory = memory;
    }

    /** What one file gave. */
    private record Loaded(Optional<SourceFile> file, Optional<Node> content, Diagnostics found) {}

    /** The fragments of the files that can be read, in the order of the files. */
    List<Fragment> fragments(List<SourceTree.Found> files, Diagnostics out) {
        Fragment[] fragments = new Fragment[files.size()];
        @Nullable Loaded[] loaded = new Loaded[files.size()];
        IntStream indexes = IntStream.range(0, files.size());
        (files.size() < PARALLEL_FROM ? indexes : indexes.parallel()).forEach(i -> {
            Folder folder = Folder.of(files.get(i).folders());
            Fragment known = memory == null ? null : memory.recall(files.get(i), folder);
            if (known == null) {
                loaded[i] = load(files.get(i).path());
                known = fragment(loaded[i], folder);
                keep(files.get(i), folder, loaded[i], known);
            }
            fragments[i] = known;
        });
        List<Fragment> all = new ArrayList<>(files.size());
        for (int i = 0; i < fragments.length; i++) {
            Loaded fresh = loaded[i];
            if (fresh == null) {
                read.add(fragments[i].file());
            } else {
                join(fresh, out);
            }
            if (fresh == null || fresh.content().isPresent()) {
                all.add(fragments[i]);
            }
        }
        return all;
    }

    /** What a file says of itself, without a problem and without values from elsewhere, it will say again. */
    private void keep(SourceTree.Found file, Folder folder, Loaded loaded, Fragment fragment) {
        boolean alone = loaded.found().isEmpty()
                && loaded.content().isPresent()
                && loaded.file().isPresent()
                && !loaded.file().get().mayMean("${");
        if (alone && memory != null) {
            memory.keep(file, folder, fragment);
        }
    }

    /** The content of a file that is no fragment: a patch. */
    Optional<Node> content(Path path, Diagnostics out) {
        Loaded loaded = load(path);
        join(loaded, out);
        return loaded.content();
    }

    private Loaded load(Path path) {
        Diagnostics found = new Diagnostics();
        Optional<SourceFile> file = SourceReader.read(path, names.apply(path), found);
        Optional<Node> content = file.map(TemplateQuotes::readable)
                .flatMap(source -> content(source, found))
                .map(node -> values.apply(node, found));
        return new Loaded(file, content, found);
    }

    /** What a file holds: null where it is empty, nothing where it can't be read. */
    private static Optional<Node> content(SourceFile source, Diagnostics found) {
        Diagnostics reading = new Diagnostics();
        Optional<Node> content = DocumentReader.read(source, DocumentReader.Dialect.SOURCE, reading);
        if (!reading.isEmpty()) {
            found.addAll(reading.sorted());
        }
        return content.isPresent() || reading.hasErrors() ? content : Optional.of(Scalar.nil(new Span(source, 0, 0)));
    }

    private static Fragment fragment(Loaded loaded, Folder folder) {
        if (loaded.content().isEmpty()) {
            return new Fragment(SourceFile.builtIn(), List.of(), List.of(), List.of());
        }
        Node content = loaded.content().get();
        Fragment fragment = FragmentReader.read(loaded.file().orElseThrow(), content, folder, loaded.found());
        FormatVersion.apply(fragment, loaded.found());
        return fragment;
    }

    private void join(Loaded loaded, Diagnostics out) {
        loaded.file().ifPresent(read::add);
        complete &= loaded.content().isPresent();
        if (!loaded.found().isEmpty()) {
            out.addAll(loaded.found().sorted());
        }
    }

    /** The files that were read so far. */
    List<SourceFile> read() {
        return read;
    }

    /** Whether all files could be read. */
    boolean complete() {
        return complete;
    }
}
