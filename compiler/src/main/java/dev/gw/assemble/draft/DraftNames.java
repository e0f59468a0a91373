package dev.gw.assemble.draft;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the entities of a build were called, what they referred to and where they stood nested. Most edits change none of
 * that; whatever rests on it alone can then be taken over. For one build after the other, on one thread.
 */
final class DraftNames {
    private static final List<String> NAMING =
            List.of("id", "name", "instance_name", "target", "group", "kid", "consumer_group", "client_certificate");

    private final EntityKind[] kinds;
    private final MapNode[] fields;
    /** The place of the entity that each stood nested in; -1 for none. */
    private final int[] parents;

    private final @Nullable String[] ways;

    private DraftNames(List<Draft> drafts) {
        int size = drafts.size();
        kinds = new EntityKind[size];
        fields = new MapNode[size];
        parents = new int[size];
        ways = new String[size];
        IdentityHashMap<Draft, Integer> places = new IdentityHashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            Draft draft = drafts.get(i);
            kinds[i] = draft.kind();
            fields[i] = draft.fields();
            parents[i] = draft.parent() == null ? -1 : places.getOrDefault(draft.parent(), -1);
            ways[i] = draft.via();
            places.put(draft, i);
        }
    }

    static DraftNames of(List<Draft> drafts) {
        return new DraftNames(drafts);
    }

    /**
     * The places of the entities whose other fields have changed since, which from now on count as known; null where
     * there are more or fewer entities, or one is called, refers or stands otherwise.
     */
    @Nullable
    List<Integer> changed(List<Draft> now) {
        if (now.size() != fields.length) {
            return null;
        }
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            Draft draft = now.get(i);
            if (!standsAlike(i, draft, now)) {
                return null;
            }
            if (!isSame(fields[i], draft.fields())) {
                if (!isNamedAlike(kinds[i], fields[i], draft.fields())) {
                    return null;
                }
                changed.add(i);
            }
        }
        changed.forEach(i -> fields[i] = now.get(i).fields());
        return changed;
    }

    /** Whether all still stand nested where they were written so, which a layout may have changed. */
    boolean areNestedAsWritten(List<Draft> drafts) {
        for (int i = 0; i < ways.length; i++) {
            String way = ways[i];
            if (way != null && !way.equals(drafts.get(i).via())) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // this very draft
    private boolean standsAlike(int place, Draft draft, List<Draft> now) {
        int parent = parents[place];
        String way = ways[place];
        return draft.kind() == kinds[place]
                && draft.parent() == (parent < 0 ? null : now.get(parent))
                && (way == null ? draft.via() == null : way.equals(draft.via()));
    }

    @SuppressWarnings("ReferenceEquality") // nodes never change
    private static boolean isSame(MapNode before, MapNode after) {
        return before == after;
    }

    private static boolean isNamedAlike(EntityKind kind, MapNode before, MapNode after) {
        return areAlike(NAMING, before, after)
                && areAlike(kind.naturalKeys(), before, after)
                && areAlike(kind.parents().keySet(), before, after);
    }

    private static boolean areAlike(Iterable<String> keys, MapNode before, MapNode after) {
        for (String key : keys) {
            if (!isAlike(before.get(key), after.get(key))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlike(@Nullable Node before, @Nullable Node after) {
        if (before == null || after == null) {
            return before == after;
        }
        boolean texts = !(before instanceof Scalar a)
                || !(after instanceof Scalar b)
                || (a.text().equals(b.text()) && a.style() == b.style() && a.isSensitive() == b.isSensitive());
        return texts && before.sameAs(after);
    }
}
