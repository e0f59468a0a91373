package dev.gw.runtime.plugin.jwt;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token in its parts, not verified. Immutable as long as nobody writes into its octets. */
final class Token {
    private final byte[] signed;
    private final String algorithm;
    private final MapNode header;
    private final Node claims;
    private final byte[] signature;

    private Token(byte[] signed, String algorithm, MapNode header, Node claims, byte[] signature) {
        this.signed = signed;
        this.algorithm = algorithm;
        this.header = header;
        this.claims = claims;
        this.signature = signature;
    }

    /**
     * Takes a token apart.
     *
     * @throws Refused where it is malformed
     * @throws IllegalStateException where Kong fails over it: its header or claims are JSON, but no object
     */
    static Token read(String text) throws Refused {
        int first = text.indexOf('.');
        int second = first < 0 ? -1 : text.indexOf('.', first + 1);
        Optional<Node> header = second < 0 ? Optional.empty() : json(text.substring(0, first));
        Optional<Node> claims = header.isEmpty() ? header : json(text.substring(first + 1, second));
        if (header.isEmpty() || claims.isEmpty()) {
            throw Refused.saying("Bad token; invalid JSON");
        }
        String algorithm = algorithm(header.get());
        if (algorithm == null || !SignatureChecks.ALGORITHMS.contains(algorithm)) {
            throw Refused.saying("Bad token; invalid alg");
        }
        if (claims.get() instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value())) {
            throw Refused.saying("Bad token; invalid claims");
        }
        byte[] signature = Octets.base64Url(text.substring(second + 1));
        if (signature == null) {
            throw Refused.saying("Bad token; invalid signature");
        }
        byte[] signed = text.substring(0, second).getBytes(StandardCharsets.ISO_8859_1);
        return new Token(signed, algorithm, (MapNode) header.get(), claims.get(), signature);
    }

    /** The octets that the signature covers. */
    byte[] signed() {
        return signed;
    }

    byte[] signature() {
        return signature;
    }

    /** What its header says; one that Kong knows. */
    String algorithm() {
        return algorithm;
    }

    private static Optional<Node> json(String base64) {
        byte[] octets = Octets.base64Url(base64);
        if (octets == null) {
            return Optional.empty();
        }
        // in a list, because the reader wants no bare value as a document
        SourceFile file = SourceFile.of("token.json", "[" + new String(octets, StandardCharsets.UTF_8) + "]");
        return DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .filter(node -> node instanceof ListNode list && list.size() == 1)
                .map(node -> ((ListNode) node).get(0));
    }

    private static @Nullable String algorithm(Node header) {
        failIfUnindexed(header);
        return header instanceof MapNode map ? map.string("alg") : null;
    }

    /** A claim, or a field of the header where no claim of the name is there; null where neither is. */
    @Nullable
    Node claimOrHeader(String name) {
        Node claim = claim(name);
        boolean isMissing = claim == null || claim instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value());
        Node found = isMissing ? header.get(name) : claim;
        return found instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value()) ? null : found;
    }

    /** A claim; null where it is missing. */
    @Nullable
    Node claim(String name) {
        failIfUnindexed(claims);
        return claims instanceof MapNode map ? map.get(name) : null;
    }

    private static void failIfUnindexed(Node node) {
        if (node instanceof Scalar scalar && !scalar.isString()) {
            throw new IllegalStateException("a part of the token is neither an object nor a text");
        }
    }
}
