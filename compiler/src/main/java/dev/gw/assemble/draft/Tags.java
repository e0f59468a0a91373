package dev.gw.assemble.draft;

import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts tags on entities. */
public final class Tags {
    private static final Set<EntityKind> WITHOUT = EnumSet.of(
            EntityKind.WORKSPACES,
            EntityKind.PARAMETERS,
            EntityKind.CLUSTERING_DATA_PLANES,
            EntityKind.OAUTH2_AUTHORIZATION_CODES,
            EntityKind.OAUTH2_TOKENS,
            EntityKind.ACME_STORAGE,
            EntityKind.SESSIONS,
            EntityKind.RATELIMITING_METRICS);

    private Tags() {}

    /** Adds tags to an entity behind its own, each once; nothing to kinds that have no tags. */
    public static void add(Draft draft, List<Node> tags) {
        if (tags.isEmpty() || WITHOUT.contains(draft.kind())) {
            return;
        }
        @Nullable Node own = draft.fields().get("tags");
        boolean readable = own == null || own instanceof ListNode || (own instanceof Scalar s && s.isNull());
        if (readable) {
            List<Node> all = new ArrayList<>(draft.fields().list("tags"));
            tags.stream().filter(tag -> all.stream().noneMatch(tag::sameAs)).forEach(all::add);
            draft.replaceFields(draft.fields()
                    .with("tags", new ListNode(all, own == null ? tags.get(0).span() : own.span())));
        }
    }
}
