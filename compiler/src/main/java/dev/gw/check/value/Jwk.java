package dev.gw.check.value;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON Web Keys: RSA, EC and OKP. */
final class Jwk {
    private static final Set<String> TEXTS = Set.of(
            "issuer",
            "kty",
            "use",
            "alg",
            "kid",
            "x5u",
            "x5t",
            "x5t#S256",
            "k",
            "x",
            "y",
            "crv",
            "n",
            "e",
            "d",
            "p",
            "q",
            "dp",
            "dq",
            "qi",
            "oth",
            "r",
            "t");
    private static final Set<String> LISTS = Set.of("key_ops", "x5c");
    private static final Map<String, String> CURVES =
            Map.of("P-256", "2a8648ce3d030107", "P-384", "2b81040022", "P-521", "2b81040023");
    private static final Map<String, Integer> RAW_LENGTHS =
            Map.of("X25519", 32, "X448", 56, "Ed25519", 32, "Ed448", 57);
    private static final Map<String, String> RAW_IDS =
            Map.of("X25519", "2b656e", "X448", "2b656f", "Ed25519", "2b6570", "Ed448", "2b6571");

    private Jwk() {}

    /** The public part of the key; null where the text is no JWK that makes a key. */
    static @Nullable PublicPart publicPart(String text) {
        return JsonText.parse(text) instanceof MapNode jwk ? publicPart(jwk) : null;
    }

    private static @Nullable PublicPart publicPart(MapNode jwk) {
        String type = jwk.string("kty");
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "RSA" -> rsa(jwk);
            case "EC" -> ec(jwk);
            case "OKP" -> raw(jwk);
            default -> null;
        };
    }

    private static @Nullable PublicPart rsa(MapNode jwk) {
        byte[] modulus = bytes(jwk, "n");
        byte[] exponent = bytes(jwk, "e");
        for (String more : List.of("d", "p", "q", "dp", "dq", "qi")) {
            if (jwk.has(more) && bytes(jwk, more) == null) {
                return null;
            }
        }
        return modulus == null || exponent == null
                ? null
                : PublicPart.rsa(new BigInteger(1, modulus), new BigInteger(1, exponent));
    }

    private static @Nullable PublicPart ec(MapNode jwk) {
        String name = jwk.string("crv");
        String curve = name == null ? null : CURVES.get(name);
        byte[] x = bytes(jwk, "x");
        byte[] y = bytes(jwk, "y");
        if (name == null || curve == null || x == null || y == null || (jwk.has("d") && bytes(jwk, "d") == null)) {
            return null;
        }
        BigInteger across = new BigInteger(1, x);
        BigInteger up = new BigInteger(1, y);
        if (!NistCurve.named(name).contains(across, up)) {
            return null;
        }
        return PublicPart.ec(curve, NistCurve.named(name).point(across, up));
    }

    private static @Nullable PublicPart raw(MapNode jwk) {
        String name = jwk.string("crv");
        Integer length = name == null ? null : RAW_LENGTHS.get(name);
        byte[] secret = bytes(jwk, "d");
        byte[] open = jwk.has("d") ? secret : bytes(jwk, "x");
        if (name == null || length == null || open == null || open.length != length) {
            return null;
        }
        return new PublicPart(
                RAW_IDS.getOrDefault(name, name),
                secret == null ? HexFormat.of().formatHex(open) : null);
    }

    /** The bytes of a member in Base64 for URLs, which ends at the first "="; null where it is none. */
    private static byte @Nullable [] bytes(MapNode jwk, String member) {
        String text = jwk.string(member);
        if (text == null) {
            return null;
        }
        int end = text.indexOf('=');
        try {
            return Base64.getUrlDecoder().decode(end < 0 ? text : text.substring(0, end));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What Kong's schema of a JWK says of its members; null where nothing. */
    static @Nullable String schemaProblem(MapNode jwk) {
        List<String> problems = new ArrayList<>();
        for (MapNode.Entry member : jwk.entries()) {
            String problem = memberProblem(member.name(), member.value());
            if (problem != null) {
                problems.add(member.name() + ": " + problem);
            }
        }
        return problems.isEmpty() ? null : "Validation error: " + String.join("; ", problems);
    }

    private static @Nullable String memberProblem(String name, Node value) {
        if (LISTS.contains(name)) {
            return value instanceof ListNode || isNull(value) ? null : "expected an array";
        }
        if (!TEXTS.contains(name)) {
            return "unknown field";
        }
        if (isNull(value)) {
            return null;
        }
        boolean text = value instanceof Scalar scalar && scalar.isString();
        return !text ? "expected a string" : LuaValues.isPresent(value) ? null : "length must be at least 1";
    }

    private static boolean isNull(Node value) {
        return value instanceof Scalar scalar && scalar.isNull();
    }
}
