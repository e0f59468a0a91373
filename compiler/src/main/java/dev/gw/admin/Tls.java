package dev.gw.admin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust and as whom to appear, from PEM files. */
final class Tls {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String BEGIN_CERTIFICATE = "-----BEGIN CERTIFICATE-----";
    private static final String END_CERTIFICATE = "-----END CERTIFICATE-----";
    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    static SSLContext context(AdminSettings settings) throws TlsProblem {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own(settings), trusted(settings.authority()), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsProblem("the certificates can't be used: " + e.getMessage());
        }
    }

    private static TrustManager @Nullable [] trusted(Optional<Path> authority)
            throws TlsProblem, GeneralSecurityException, IOException {
        if (authority.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        int count = 0;
        for (Certificate certificate : certificates(authority.get())) {
            store.setCertificateEntry("authority-" + count++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] own(AdminSettings settings)
            throws TlsProblem, GeneralSecurityException, IOException {
        if (settings.certificate().isEmpty()) {
            return null;
        }
        Path certificate = settings.certificate().get();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(
                "client",
                key(settings.key().orElse(certificate)),
                NO_PASSWORD,
                certificates(certificate).toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws TlsProblem, GeneralSecurityException {
        byte[] bytes = blocks(text(file)).getBytes(StandardCharsets.US_ASCII);
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (found.isEmpty()) {
            throw new TlsProblem(file + " holds no certificate in PEM");
        }
        return found;
    }

    /** The certificates in a text, without a key that may stand before them. */
    private static String blocks(String text) {
        StringBuilder blocks = new StringBuilder();
        int begin = text.indexOf(BEGIN_CERTIFICATE);
        while (begin >= 0) {
            int end = text.indexOf(END_CERTIFICATE, begin);
            if (end < 0) {
                break;
            }
            blocks.append(text, begin, end + END_CERTIFICATE.length()).append('\n');
            begin = text.indexOf(BEGIN_CERTIFICATE, end);
        }
        return blocks.toString();
    }

    private static PrivateKey key(Path file) throws TlsProblem, GeneralSecurityException {
        String text = text(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new TlsProblem(
                    file + " holds no PEM key in PKCS#8; openssl pkcs8 -topk8 -nodes makes one of any other");
        }
        byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            PrivateKey key = key(algorithm, der);
            if (key != null) {
                return key;
            }
        }
        throw new TlsProblem(file + " holds a key of a kind that is neither RSA, EC nor Ed25519");
    }

    /** Null where it is of another kind. */
    private static @Nullable PrivateKey key(String algorithm, byte[] der) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }

    private static String text(Path file) throws TlsProblem {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new TlsProblem(file + " can't be read");
        }
    }
}
