package dev.gw.runtime.lua;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Certificates: what they say, and whether somebody trusted vouches for them. */
final class CertificatePrimitives implements Primitive.Book {
    private static final Map<String, String> SHORT_NAMES =
            Map.of("1.2.840.113549.1.9.1", "emailAddress", "2.5.4.5", "serialNumber");

    /** The kinds of names that RFC 5280 numbers, as OpenSSL calls them. */
    private static final Map<Integer, String> KINDS = Map.of(1, "email", 2, "DNS", 6, "URI", 7, "IP");

    @Override
    public void add(Map<String, Primitive> book) {
        book.put(
                "cert.read",
                (worker, mail) -> mail.reply(facts(certificates(mail.octets()).get(0))));
        book.put("cert.der", (worker, mail) -> mail.reply(der(certificates(mail.octets()))));
        book.put("cert.verify", (worker, mail) -> {
            byte[] trusted = mail.octets();
            mail.reply(problem(
                    trusted.length == 0 ? List.of() : certificates(trusted),
                    certificates(mail.octets()),
                    Date.from(worker.plugin().context().clock().instant())));
        });
    }

    /** Those of a text in PEM, or of one in DER. */
    private static List<X509Certificate> certificates(byte[] text) {
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (GeneralSecurityException unreadable) {
            // said below, as where there is none
        }
        throw new LuaProblem("the certificate can't be read");
    }

    private static List<@Nullable String> facts(X509Certificate certificate) {
        try {
            byte[] der = certificate.getEncoded();
            return Arrays.asList(
                    Pem.of("CERTIFICATE", der),
                    new String(der, StandardCharsets.ISO_8859_1),
                    name(certificate.getSubjectX500Principal()),
                    name(certificate.getIssuerX500Principal()),
                    certificate.getSerialNumber().toString(16),
                    Long.toString(certificate.getNotBefore().toInstant().getEpochSecond()),
                    Long.toString(certificate.getNotAfter().toInstant().getEpochSecond()),
                    Pem.of("PUBLIC KEY", certificate.getPublicKey().getEncoded()),
                    alternatives(certificate.getSubjectAlternativeNames()),
                    certificate.getBasicConstraints() >= 0 ? "yes" : "no",
                    Integer.toString(certificate.getVersion()),
                    certificate.getSerialNumber().toString());
        } catch (GeneralSecurityException unreadable) {
            throw new LuaProblem("the certificate can't be read");
        }
    }

    /** The parts of a name as they stand in the certificate, a line for each. */
    private static String name(X500Principal principal) {
        try {
            return new LdapName(principal.getName(X500Principal.RFC2253, SHORT_NAMES))
                    .getRdns().stream().map(CertificatePrimitives::line).collect(Collectors.joining("\n"));
        } catch (InvalidNameException odd) {
            return "";
        }
    }

    private static String line(Rdn part) {
        return part.getType() + "=" + Octets.of(String.valueOf(part.getValue()));
    }

    private static String alternatives(@Nullable Collection<List<?>> names) {
        return names == null
                ? ""
                : names.stream()
                        .filter(name -> KINDS.containsKey((Integer) name.get(0)))
                        .map(name -> KINDS.get((Integer) name.get(0)) + ":" + Octets.of(String.valueOf(name.get(1))))
                        .collect(Collectors.joining("\n"));
    }

    private static byte[] der(List<X509Certificate> certificates) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (X509Certificate certificate : certificates) {
                out.writeBytes(certificate.getEncoded());
            }
        } catch (GeneralSecurityException impossible) {
            throw new LuaProblem("the certificate can't be read");
        }
        return out.toByteArray();
    }

    /** Why nobody vouches for the first of a chain; null where somebody does. */
    private static @Nullable String problem(List<X509Certificate> trusted, List<X509Certificate> chain, Date now) {
        try {
            Set<TrustAnchor> anchors = new LinkedHashSet<>();
            for (X509Certificate one : trusted.isEmpty() ? machine() : trusted) {
                anchors.add(new TrustAnchor(one, null));
            }
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
            return null;
        } catch (CertPathValidatorException refused) {
            return refused.getReason() == CertPathValidatorException.BasicReason.EXPIRED
                    ? "certificate has expired"
                    : "unable to get local issuer certificate";
        } catch (GeneralSecurityException unusable) {
            return String.valueOf(unusable.getMessage());
        }
    }

    private static List<X509Certificate> machine() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager its) {
                return List.of(its.getAcceptedIssuers());
            }
        }
        return List.of();
    }
}
