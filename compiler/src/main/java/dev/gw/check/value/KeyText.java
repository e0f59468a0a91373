package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/** Keys as text: PEM in the forms that OpenSSL reads, or a JWK. */
final class KeyText {
    private KeyText() {}

    /** The public part of a key of any form, private or public; null where the text is no key. */
    static @Nullable PublicPart any(String text) {
        PublicPart part = ofPrivate(text);
        part = part != null ? part : ofPublic(text);
        return part != null || text.indexOf('{') < 0 ? part : Jwk.publicPart(text);
    }

    static @Nullable PublicPart ofPrivate(String text) {
        for (Pem block : Pem.blocks(text)) {
            Der value = Der.parse(block.bytes());
            PublicPart part = switch (block.label()) {
                case "PRIVATE KEY" -> PublicPart.ofPrivateInfo(value);
                case "RSA PRIVATE KEY" -> PublicPart.ofPrivateRsa(value);
                case "EC PRIVATE KEY" -> PublicPart.ofPrivateEc(value, null);
                default -> null;
            };
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    static @Nullable PublicPart ofPublic(String text) {
        for (Pem block : Pem.blocks(text)) {
            Der value = Der.parse(block.bytes());
            PublicPart part = switch (block.label()) {
                case "PUBLIC KEY" -> PublicPart.ofInfo(value);
                case "RSA PUBLIC KEY" -> PublicPart.ofRsa(value);
                default -> null;
            };
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    /** Whether it stands for a value kept elsewhere. */
    static boolean isReference(String text) {
        return text.startsWith("{vault://") && text.endsWith("}");
    }
}
