package dev.gw.check.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first certificate of a PEM text: as much of it as Kong looks at.
 *
 * @param key the public key in it; null where it is of a form that isn't known
 * @param notAfter when it ends, as written in it: yymmddhhmmssZ or yyyymmddhhmmssZ
 * @param isAuthority whether it says that it may sign others
 */
record Certificate(@Nullable PublicPart key, String notAfter, boolean isAuthority) {
    private static final List<String> LABELS = List.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};
    private static final int BOOLEAN = 0x01;

    /** The certificate; null where the text holds none. */
    static @Nullable Certificate parse(String text) {
        for (Pem block : Pem.blocks(text)) {
            if (LABELS.contains(block.label())) {
                return of(Der.parse(block.bytes()));
            }
        }
        return null;
    }

    private static @Nullable Certificate of(@Nullable Der certificate) {
        Der body = certificate == null || certificate.items().size() != 3 ? null : certificate.item(0, Der.SEQUENCE);
        if (body == null || body.items().isEmpty()) {
            return null;
        }
        int first = body.items().get(0).is(Der.TAGGED) ? 1 : 0;
        Der validity = body.item(first + 3, Der.SEQUENCE);
        Der key = body.item(first + 5, Der.SEQUENCE);
        boolean whole = body.item(first, Der.INTEGER) != null
                && body.item(first + 1, Der.SEQUENCE) != null
                && body.item(first + 2, Der.SEQUENCE) != null
                && body.item(first + 4, Der.SEQUENCE) != null;
        if (!whole || validity == null || validity.items().size() != 2 || key == null) {
            return null;
        }
        String end = new String(validity.items().get(1).content(), StandardCharsets.US_ASCII);
        return new Certificate(PublicPart.ofInfo(key), end, isAuthority(body));
    }

    private static boolean isAuthority(Der body) {
        Der last = body.items().get(body.items().size() - 1);
        if (!last.is(Der.TAGGED + 3) || last.items().isEmpty()) {
            return false;
        }
        for (Der extension : last.items().get(0).items()) {
            Der id = extension.item(0, Der.OBJECT_ID);
            if (id != null && Arrays.equals(id.content(), BASIC_CONSTRAINTS)) {
                Der octets = extension.items().get(extension.items().size() - 1);
                Der value = Der.parse(octets.content());
                Der authority = value == null ? null : value.item(0, BOOLEAN);
                return authority != null
                        && authority.content().length == 1
                        && authority.content()[0] != 0;
            }
        }
        return false;
    }

    /** The end with four digits of the year, so that ends compare as text. */
    String sortableEnd() {
        boolean shortYear = notAfter.length() == 13;
        return !shortYear ? notAfter : (notAfter.compareTo("5") < 0 ? "20" : "19") + notAfter;
    }

    /** OpenSSL's complaint about a text that holds no certificate: it then takes the text itself for a binary one. */
    static String complaint(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String asn1 = "asn1 encoding routines:asn1_d2i_read_bio:";
        if (bytes.length < 2) {
            return "error:680008E:" + asn1 + "not enough data:crypto/asn1/a_d2i_fp.c:155:";
        }
        int length = bytes[1] & 0xff;
        if (length > 0x80) {
            return "error:680009B:" + asn1 + "too long:crypto/asn1/a_d2i_fp.c:213:";
        }
        return length + 2 > bytes.length
                ? "error:680008E:" + asn1 + "not enough data:crypto/asn1/a_d2i_fp.c:283:"
                : "error:688010A:asn1 encoding routines:asn1_item_embed_d2i:nested asn1 error:crypto/asn1/tasn_dec.c:375:";
    }
}
