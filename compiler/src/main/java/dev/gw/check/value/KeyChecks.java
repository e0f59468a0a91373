package dev.gw.check.value;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys and certificates. Vault references are let through where Kong can't know their value yet. */
final class KeyChecks {
    private static final String TAG = "-----BEGIN CERTIFICATE-----";
    private static final String NO_KEY = "pkey.new:load_key: error:1E08010C:DECODER routines:OSSL_DECODER_from_bio:"
            + "unsupported:crypto/encode_decode/decoder_lib.c:103:";

    private KeyChecks() {}

    static @Nullable ValueCheck named(String name) {
        return switch (name) {
            case "certificate" -> TextCheck.onText(KeyChecks::certificate);
            case "private-key" -> TextCheck.onText(text -> KeyText.any(text) == null ? "invalid key: " + NO_KEY : null);
            case "public-key" -> TextCheck.onText(text -> KeyText.any(text) == null ? "invalid key" : null);
            case "pem" -> KeyChecks::pem;
            case "key-material" -> KeyChecks::keyMaterial;
            case "ca-certificate" -> record -> authority(record, InstantSource.system());
            case "certificate-matches-key" ->
                record -> matches(record, "cert", "key") ? null : "certificate does not match key";
            case "certificate-alt-matches-key-alt" ->
                record -> matches(record, "cert_alt", "key_alt") ? null : "alternative certificate does not match key";
            case "certificate-alt-of-other-type" -> KeyChecks::otherType;
            default -> null;
        };
    }

    private static @Nullable String certificate(String text) {
        return Certificate.parse(text) != null ? null : "invalid certificate: x509.new: " + Certificate.complaint(text);
    }

    private static @Nullable String pem(Node keys) {
        String secret = LuaValues.text(keys, "private_key");
        String open = LuaValues.text(keys, "public_key");
        if ((secret != null && KeyText.isReference(secret)) || (open != null && KeyText.isReference(open))) {
            return null;
        }
        PublicPart openPart = open == null ? null : KeyText.ofPublic(open);
        if (open != null && openPart == null) {
            return "could not load public key";
        }
        PublicPart secretPart = secret == null ? null : KeyText.ofPrivate(secret);
        if (secret != null && secretPart == null) {
            return "could not load private key" + NO_KEY;
        }
        boolean differ = openPart != null && secretPart != null && openPart.differsFrom(secretPart);
        return differ ? "public key does not match private key" : null;
    }

    private static boolean matches(Node record, String certField, String keyField) {
        String cert = LuaValues.text(record, certField);
        String key = LuaValues.text(record, keyField);
        Certificate parsed = cert == null ? null : Certificate.parse(cert);
        PublicPart certKey = parsed == null ? null : parsed.key();
        PublicPart ownKey = key == null ? null : KeyText.any(key);
        return certKey == null || ownKey == null || !certKey.differsFrom(ownKey);
    }

    private static @Nullable String otherType(Node record) {
        String first = algorithm(LuaValues.text(record, "cert"));
        String second = algorithm(LuaValues.text(record, "cert_alt"));
        return first == null || !first.equals(second)
                ? null
                : "certificate and alternative certificate need to have different type (e.g. RSA and ECDSA), the provided"
                        + " certificates were both of the same type";
    }

    private static @Nullable String algorithm(@Nullable String cert) {
        Certificate parsed = cert == null ? null : Certificate.parse(cert);
        PublicPart key = parsed == null ? null : parsed.key();
        return key == null ? null : key.algorithm();
    }

    /** The checks of a CA certificate. As in Kong, one and the same document is refused from the day on that it expires. */
    static @Nullable String authority(Node record, InstantSource clock) {
        String text = LuaValues.text(record, "cert");
        int first = text == null ? -1 : text.indexOf(TAG);
        if (text != null && first >= 0 && text.indexOf(TAG, first + TAG.length() + 1) >= 0) {
            return "please submit only one certificate at a time";
        }
        Certificate cert = text == null ? null : Certificate.parse(text);
        if (cert == null) {
            return null;
        }
        if (cert.sortableEnd().compareTo(now(clock)) < 0) {
            return "certificate expired, \"Not After\" time is in the past";
        }
        return cert.isAuthority()
                ? null
                : "certificate does not appear to be a CA because it is missing the \"CA\" basic constraint";
    }

    private static String now(InstantSource clock) {
        return DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT)
                .format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String keyMaterial(Node key) {
        String jwk = LuaValues.text(key, "jwk");
        if (jwk == null || KeyText.isReference(jwk)) {
            boolean empty = LuaValues.at(key, "pem") instanceof MapNode pem
                    && !pem.has("private_key")
                    && !pem.has("public_key");
            return empty && jwk == null ? "need to supply a PEM formatted public and/or private key." : null;
        }
        Node parsed = JsonText.parse(jwk);
        if (parsed == null) {
            return "could not json decode jwk string";
        }
        if (!sameText(LuaValues.at(parsed, "kid"), LuaValues.at(key, "kid"))) {
            return "kid in jwk.kid must be equal to keys.kid";
        }
        if (!(parsed instanceof MapNode map) || Jwk.publicPart(jwk) == null) {
            return "could not load JWK, likely not a valid key";
        }
        return Jwk.schemaProblem(map);
    }

    private static boolean sameText(@Nullable Node first, @Nullable Node second) {
        return first instanceof Scalar one && second instanceof Scalar other && one.sameAs(other);
    }
}
