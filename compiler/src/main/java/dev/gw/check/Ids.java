package dev.gw.check;

import dev.gw.model.NameBasedId;
import java.util.HashMap;
import java.util.Map;

/** Ids that Kong derives from names: UUIDs of version 5 in a namespace of their kind. Used by one thread. */
final class Ids {
    private static final String ROOT = "fd02801f-0957-4a15-a55a-c8d9606f30b5";

    private final Map<String, NameBasedId> byKind = new HashMap<>();

    /** The id of the entity of a kind (its plural) that the key names. */
    String of(String plural, String key) {
        NameBasedId ids = byKind.get(plural);
        if (ids == null) {
            ids = new NameBasedId(NameBasedId.of(ROOT, plural));
            byKind.put(plural, ids);
        }
        return ids.of(key);
    }
}
