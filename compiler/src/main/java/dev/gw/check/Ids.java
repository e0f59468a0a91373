package dev.gw.check;

import dev.gw.model.NameBasedId;
import java.util.HashMap;
import java.util.Map;

/** Ids that Kong derives from names: UUIDs of version 5 in a namespace of their kind. Used by one thread. */
final class Ids {
    private static final String ROOT = "fd02801f-0957-4a15-a55a-c8d9606f30b5";

    private final Map<String, String> namespaces = new HashMap<>();

    /** The id of the entity of a kind (its plural) that the key names. */
    String of(String plural, String key) {
        String namespace = namespaces.get(plural);
        if (namespace == null) {
            namespace = NameBasedId.of(ROOT, plural);
            namespaces.put(plural, namespace);
        }
        return NameBasedId.of(namespace, key);
    }
}
