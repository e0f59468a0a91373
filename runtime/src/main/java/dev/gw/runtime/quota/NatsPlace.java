package dev.gw.runtime.quota;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where NATS is.
 *
 * @param servers the server, or several with commas between them; may hold a user and a password, and tls:// for TLS
 * @param trusted certificates in PEM of those who may sign the servers'; null for those that Java trusts
 */
public record NatsPlace(String servers, @Nullable Path trusted) {
    /** A place whose certificates, if it has any, Java trusts. */
    public static NatsPlace of(String servers) {
        return new NatsPlace(servers, null);
    }

    /**
     * What connections trust; null for what Java trusts.
     *
     * @throws IOException where the certificates can't be read; the message says why
     */
    @Nullable
    SSLContext context() throws IOException {
        Path file = trusted;
        if (file == null) {
            return null;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                store.setCertificateEntry(Integer.toString(count++), each);
            }
            if (count == 0) {
                throw new IOException(file.getFileName() + " holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(file.getFileName() + " holds no certificate that can be read", e);
        }
    }
}
