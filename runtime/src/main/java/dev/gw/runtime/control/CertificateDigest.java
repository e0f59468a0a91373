package dev.gw.runtime.control;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.observe.Members;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;

/** The digest by which Kong tells CA certificates apart. */
final class CertificateDigest {
    private CertificateDigest() {}

    /** SHA-256 of the certificate's octets, in hexadecimal digits; null where it can't be read. */
    static Node of(Entity certificate) {
        String text = String.valueOf(certificate.fields().string("cert"));
        try {
            byte[] octets = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getEncoded();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return Scalar.string(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException unreadable) {
            return Members.NULL;
        }
    }
}
