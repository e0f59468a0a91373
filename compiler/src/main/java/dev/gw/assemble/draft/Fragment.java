package dev.gw.assemble.draft;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file holds.
 *
 * @param file the file
 * @param drafts its entities, parents before what stands under them
 * @param meta its keys about the document and the file: {@code _format_version}, {@code _tags} …
 * @param others its policies, and its lists of kinds that only Kong Enterprise knows, taken over as they are
 */
public record Fragment(SourceFile file, List<Draft> drafts, List<MapNode.Entry> meta, List<MapNode.Entry> others) {
    public Fragment {
        drafts = List.copyOf(drafts);
        meta = List.copyOf(meta);
        others = List.copyOf(others);
    }

    /** The same with entities of its own, which may be changed without changing these. */
    public Fragment copy() {
        if (drafts.size() == 1) {
            Draft only = drafts.get(0);
            return new Fragment(file, List.of(new Draft(only.kind(), only.fields(), null, null)), meta, others);
        }
        IdentityHashMap<Draft, Draft> copies = new IdentityHashMap<>(drafts.size() * 2);
        List<Draft> copied = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Draft parent = draft.parent();
            Draft copy =
                    new Draft(draft.kind(), draft.fields(), parent == null ? null : copies.get(parent), draft.via());
            copies.put(draft, copy);
            copied.add(copy);
        }
        return new Fragment(file, copied, meta, others);
    }

    /** A value about the document or file, or null. */
    public @Nullable Node meta(String key) {
        for (MapNode.Entry entry : meta) {
            if (entry.name().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }
}
