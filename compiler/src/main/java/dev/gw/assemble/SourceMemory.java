package dev.gw.assemble;

import dev.gw.assemble.draft.Folder;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.LayoutMemory;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What source files held when they were last read, so that a build after a change reads only what has changed. A file
 * counts as unchanged while its time, its size and its identity are the same and nobody {@linkplain #forget forgot} it.
 * For one build after the other; the threads of one build may share it.
 */
public final class SourceMemory {
    private final Map<Path, Known> known = new ConcurrentHashMap<>();
    private final LayoutMemory layout = new LayoutMemory();

    private record Known(
            FileTime changed, long size, @Nullable Object key, Folder folder, Fragment fragment) {
        boolean is(BasicFileAttributes now, Folder place) {
            return changed.equals(now.lastModifiedTime())
                    && size == now.size()
                    && folder.equals(place)
                    && (key == null || key.equals(now.fileKey()));
        }
    }

    /** What was made of it. */
    LayoutMemory layout() {
        return layout;
    }

    /** Forgets a file, or all in a folder: it may have changed without looking so. */
    public void forget(Path path) {
        if (known.remove(path) == null) {
            known.keySet().removeIf(file -> file.startsWith(path));
        }
    }

    /** The fragment of a file that is as it was, for this build alone; null where it has to be read. */
    @Nullable
    Fragment recall(SourceTree.Found file, Folder folder) {
        Known before = known.get(file.path());
        BasicFileAttributes now = file.attributes();
        return before != null && now != null && before.is(now, folder)
                ? before.fragment().copy()
                : null;
    }

    /** Keeps a fragment that depends on nothing but its file. */
    void keep(SourceTree.Found file, Folder folder, Fragment fragment) {
        BasicFileAttributes now = file.attributes();
        if (now != null) {
            known.put(
                    file.path(), new Known(now.lastModifiedTime(), now.size(), now.fileKey(), folder, fragment.copy()));
        }
    }
}
