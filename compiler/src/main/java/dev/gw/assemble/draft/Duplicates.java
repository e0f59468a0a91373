package dev.gw.assemble.draft;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds entities that are defined twice. */
public final class Duplicates {
    private Duplicates() {}

    /**
     * The same, with what earlier builds left.
     *
     * @param memory null where there were none
     */
    public static List<Draft> without(List<Draft> drafts, @Nullable LayoutMemory memory, Diagnostics out) {
        if (memory == null) {
            return without(drafts, out);
        }
        if (memory.isWithoutDuplicates(drafts)) {
            return drafts;
        }
        DraftNames names = DraftNames.of(drafts);
        List<Draft> kept = without(drafts, out);
        memory.withoutDuplicates(kept.size() == drafts.size() ? names : null);
        return kept;
    }

    /** The drafts without second definitions, each of which is reported with the place of the first. */
    public static List<Draft> without(List<Draft> drafts, Diagnostics out) {
        Identity identity = new Identity(new Directory(drafts));
        Map<String, Draft> first = new HashMap<>(drafts.size() * 2);
        Set<Draft> dropped = new HashSet<>();
        List<Draft> kept = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Draft known = earlier(first, identity.keys(draft), draft);
            if (known != null) {
                dropped.add(draft);
                report(draft, known, out);
            } else {
                kept.add(draft);
            }
        }
        // What stood under a dropped definition belongs to the one that is kept: the references find it by name.
        kept.forEach(draft -> adopt(draft, dropped));
        return kept;
    }

    private static @Nullable Draft earlier(Map<String, Draft> first, List<String> keys, Draft draft) {
        Draft known = null;
        for (String key : keys) {
            Draft before = first.putIfAbsent(key, draft);
            known = known == null ? before : known;
        }
        return known;
    }

    private static void adopt(Draft draft, Set<Draft> dropped) {
        Draft parent = draft.parent();
        String via = draft.via();
        if (parent != null && via != null && dropped.contains(parent)) {
            var handle = parent.handle();
            draft.unnest();
            if (handle != null) {
                draft.replaceFields(draft.fields().with(via, handle));
            }
        }
    }

    private static void report(Draft second, Draft first, Diagnostics out) {
        out.add(Diagnostic.of(Code.GW1203, second.nameSpan(), second.label() + " is defined twice" + scope(second))
                .label(first.nameSpan(), "first defined here")
                .help("remove one of the two; to change a " + second.kind().words()
                        + " for one environment, use an overlay in config/env"));
    }

    private static String scope(Draft draft) {
        Draft parent = draft.parent();
        return parent == null || draft.kind().parents().size() < 2 ? "" : " on " + parent.label();
    }
}
