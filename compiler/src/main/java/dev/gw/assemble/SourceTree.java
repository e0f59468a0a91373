package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.SourceReader;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source files below a folder: those that end in .yml, .yaml or .json, without those whose name, or whose
 * folder's name, starts with an underscore or a dot. Links are followed; a folder that is reached twice counts once.
 */
final class SourceTree {
    private static final int DEEPEST = 64;
    /** From how many entries of a folder on other threads are worth waking. */
    private static final int PARALLEL_FROM = 64;

    private final Diagnostics out;
    private final Function<Path, String> names;
    private final Set<Object> visited = new HashSet<>();
    private final List<Found> found = new ArrayList<>();

    /**
     * A source file.
     *
     * @param path where it is
     * @param folders the folders between the one that was searched and the file
     * @param attributes what was seen of it on the way; null where nobody looked
     */
    record Found(Path path, List<String> folders, @Nullable BasicFileAttributes attributes) {
        Found(Path path, List<String> folders) {
            this(path, folders, null);
        }
    }

    private SourceTree(Function<Path, String> names, Diagnostics out) {
        this.names = names;
        this.out = out;
    }

    /** The source files below a folder, by name; none where the folder does not exist. */
    static List<Found> below(Path folder, Function<Path, String> names, Predicate<String> topFolders, Diagnostics out) {
        SourceTree tree = new SourceTree(names, out);
        if (Files.isDirectory(folder) && tree.isNew(folder)) {
            tree.walk(folder, List.of(), topFolders);
        }
        return tree.found;
    }

    static boolean isSource(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yml") || lower.endsWith(".yaml") || lower.endsWith(".json");
    }

    private void walk(Path folder, List<String> folders, Predicate<String> wanted) {
        if (folders.size() > DEEPEST) {
            out.add(Diagnostic.of(
                    Code.GW1003, Span.nowhere(), shown(folder) + " lies more than " + DEEPEST + " folders deep"));
            return;
        }
        List<Path> entries = entries(folder);
        Looked[] looked = new Looked[entries.size()];
        IntStream places = IntStream.range(0, looked.length);
        (looked.length < PARALLEL_FROM ? places : places.parallel())
                .forEach(i -> looked[i] = Looked.at(entries.get(i)));
        for (Looked entry : looked) {
            entry(entry, folders, wanted);
        }
    }

    /** What was seen of a file or folder, or why it could not be seen. */
    private record Looked(
            Path path,
            @Nullable BasicFileAttributes attributes,
            @Nullable IOException problem) {
        static Looked at(Path path) {
            try {
                return new Looked(path, Files.readAttributes(path, BasicFileAttributes.class), null);
            } catch (IOException e) {
                return new Looked(path, null, e);
            }
        }
    }

    private void entry(Looked looked, List<String> folders, Predicate<String> wanted) {
        Path entry = looked.path();
        String name = entry.getFileName().toString();
        BasicFileAttributes attributes = looked.attributes();
        if (attributes == null) {
            unreadable(entry, Objects.requireNonNull(looked.problem()));
            return;
        }
        if (attributes.isRegularFile() && isSource(name)) {
            found.add(new Found(entry, folders, attributes));
        } else if (attributes.isDirectory() && wanted.test(name) && isNew(entry, attributes)) {
            List<String> deeper = new ArrayList<>(folders);
            deeper.add(name);
            walk(entry, List.copyOf(deeper), folder -> true);
        }
    }

    private boolean isNew(Path folder) {
        try {
            return isNew(folder, Files.readAttributes(folder, BasicFileAttributes.class));
        } catch (IOException e) {
            unreadable(folder, e);
            return false;
        }
    }

    private boolean isNew(Path folder, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        try {
            return visited.add(key == null ? folder.toRealPath() : key);
        } catch (IOException e) {
            unreadable(folder, e);
            return false;
        }
    }

    /** What may be a source, or hold some, by name. */
    private List<Path> entries(Path folder) {
        TreeMap<String, Path> entries = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                String name = entry.getFileName().toString();
                if (!name.startsWith("_") && !name.startsWith(".")) {
                    entries.put(name, entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            unreadable(folder, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            unreadable(folder, e);
        }
        return List.copyOf(entries.values());
    }

    private void unreadable(Path path, IOException e) {
        out.add(SourceReader.unreadable(path, shown(path), e));
    }

    private String shown(Path path) {
        return names.apply(path);
    }
}
