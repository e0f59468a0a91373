package dev.gw.policy.keys;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a JWKS lists.
 *
 * @param usable the keys that Kong's jwt can use, one for each kid
 * @param leftOut the others, in words for messages; those for encryption are not meant to be used and not among them
 */
record KeySet(List<PublicKey> usable, List<String> leftOut) {
    KeySet {
        usable = List.copyOf(usable);
        leftOut = List.copyOf(leftOut);
    }

    static KeySet of(MapNode jwks) {
        List<PublicKey> usable = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        for (Node item : jwks.list("keys")) {
            MapNode jwk = item instanceof MapNode map ? map : MapNode.empty();
            Optional<PublicKey> key = JwkReader.read(jwk);
            if (key.isPresent() && kids.add(key.get().kid())) {
                usable.add(key.get());
            } else if (key.isPresent()) {
                leftOut.add("a second " + key.get().kid());
            } else if (!"enc".equals(jwk.string("use"))) {
                leftOut.add(words(jwk));
            }
        }
        return new KeySet(usable, leftOut);
    }

    private static String words(MapNode jwk) {
        String kid = jwk.string("kid");
        List<String> kind = new ArrayList<>();
        for (String field : List.of("kty", "crv", "alg")) {
            String said = jwk.string(field);
            if (said != null) {
                kind.add(said);
            }
        }
        return (kid == null ? "one without a kid" : kid) + (kind.isEmpty() ? "" : " (" + String.join(" ", kind) + ")");
    }
}
