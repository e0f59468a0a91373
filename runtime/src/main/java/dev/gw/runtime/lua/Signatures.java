package dev.gw.runtime.lua;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** The JDK's signatures by kind of key, digest and form. */
final class Signatures {
    /** How a signature is written. */
    enum Form {
        /** As usual: PKCS #1 for RSA, DER for elliptic curves. */
        PLAIN,
        /** The two numbers of an elliptic curve as they are. */
        RAW,
        /** The probabilistic scheme of RSA, with a salt as long as the digest. */
        PSS
    }

    private Signatures() {}

    /**
     * A signature, not yet begun.
     *
     * @param kind of the key, as the JDK names it
     * @param digest as SHA256; of no account for keys that have their own
     */
    static Signature of(String kind, String digest, Form form) throws GeneralSecurityException {
        if (kind.startsWith("Ed")) {
            return Signature.getInstance(kind);
        }
        if (form == Form.PSS) {
            String bits = digest.substring(3);
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(new PSSParameterSpec(
                    "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1));
            return pss;
        }
        return Signature.getInstance(
                kind.equals("EC")
                        ? digest + "withECDSA" + (form == Form.RAW ? "inP1363Format" : "")
                        : digest + "withRSA");
    }
}
