package dev.gw.policy.keys;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer as they were when somebody looked: a file in git, so that a build needs no network and a change
 * of keys is a change that can be reviewed.
 *
 * @param issuer whose keys they are
 * @param uri where they were read
 * @param fetched when
 * @param keys those that are listed, and those that were until not long ago
 */
public record KeyLock(String issuer, String uri, Instant fetched, List<PublicKey> keys) {
    public KeyLock {
        keys = List.copyOf(keys);
    }

    /** The lock that a file holds; empty where it is none. */
    public static Optional<KeyLock> read(MapNode file) {
        String issuer = file.string("issuer");
        String uri = file.string("jwks_uri");
        Instant fetched = time(file.string("fetched_at"));
        if (issuer == null || uri == null || fetched == null) {
            return Optional.empty();
        }
        List<PublicKey> keys = new ArrayList<>();
        for (Node item : file.list("keys")) {
            key(item).ifPresent(keys::add);
        }
        return Optional.of(new KeyLock(issuer, uri, fetched, keys));
    }

    /** The lock for a JWKS that was fetched by somebody else; its keys are those that Kong's jwt can use. */
    public static KeyLock of(String issuer, String uri, Instant fetched, MapNode jwks) {
        return new KeyLock(issuer, uri, fetched, KeySet.of(jwks).usable());
    }

    private static Optional<PublicKey> key(Node item) {
        if (!(item instanceof MapNode map)) {
            return Optional.empty();
        }
        String kid = map.string("kid");
        String algorithm = map.string("algorithm");
        String pem = map.string("public_key");
        return kid == null || algorithm == null || pem == null
                ? Optional.empty()
                : Optional.of(new PublicKey(kid, algorithm, pem, Optional.ofNullable(time(map.string("retired_at")))));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The keys that are listed now, with those that this lock has and that are not listed any more, as long as tokens
     * signed with them may be about.
     *
     * @param overlap how long keys stay after the issuer dropped them
     */
    public KeyLock renewed(KeyLock now, Duration overlap) {
        List<PublicKey> all = new ArrayList<>(now.keys());
        Set<String> listed = new HashSet<>();
        all.forEach(key -> listed.add(key.kid()));
        for (PublicKey key : keys) {
            Instant since = key.retired().orElse(now.fetched());
            boolean stays = since.plus(overlap).isAfter(now.fetched());
            if (!listed.contains(key.kid()) && stays) {
                all.add(key.retiredAt(since));
            }
        }
        return new KeyLock(now.issuer(), now.uri(), now.fetched(), all);
    }

    /** Whether the issuer lists the same keys as it did. */
    public boolean hasTheKeysOf(KeyLock other) {
        return listed().equals(other.listed());
    }

    private Set<PublicKey> listed() {
        Set<PublicKey> listed = new HashSet<>();
        keys.stream().filter(key -> key.retired().isEmpty()).forEach(listed::add);
        return listed;
    }

    /** The file's text. */
    public String json() {
        List<Node> list = new ArrayList<>();
        for (PublicKey key : keys) {
            MapNode map = MapNode.empty()
                    .with("kid", Scalar.string(key.kid()))
                    .with("algorithm", Scalar.string(key.algorithm()))
                    .with("public_key", Scalar.string(key.pem()));
            list.add(key.retired()
                    .map(time -> map.with("retired_at", Scalar.string(time.toString())))
                    .orElse(map));
        }
        return JsonWriter.write(MapNode.empty()
                .with("issuer", Scalar.string(issuer))
                .with("jwks_uri", Scalar.string(uri))
                .with("fetched_at", Scalar.string(fetched.toString()))
                .with("keys", ListNode.of(list)));
    }
}
