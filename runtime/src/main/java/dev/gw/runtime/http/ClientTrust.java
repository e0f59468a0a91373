package dev.gw.runtime.http;

import dev.gw.runtime.exchange.ClientCertificate;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Certificates that clients are asked for. Any is taken; what there is to say of it is said afterwards. */
public final class ClientTrust {
    private static final AttributeKey<String> TRUSTED = AttributeKey.valueOf("gw-client-trust");

    private ClientTrust() {}

    /** Remembers whom to trust on a connection, as certificates in PEM; empty for nobody. */
    public static void ask(Channel channel, String trusted) {
        channel.attr(TRUSTED).set(trusted);
    }

    /** What the client of a connection showed; null for nothing, or where it was not asked. */
    public static @Nullable ClientCertificate shown(Channel channel, SSLSession session) {
        String trusted = channel.attr(TRUSTED).get();
        if (trusted == null) {
            return null;
        }
        try {
            List<X509Certificate> chain = Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
            return new ClientCertificate(chain, verdict(trusted, chain));
        } catch (SSLPeerUnverifiedException nothing) {
            return null;
        }
    }

    private static String verdict(String trusted, List<? extends Certificate> chain) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            byte[] pem = trusted.getBytes(StandardCharsets.ISO_8859_1);
            PKIXParameters parameters =
                    new PKIXParameters(factory.generateCertificates(new ByteArrayInputStream(pem)).stream()
                            .map(one -> new TrustAnchor((X509Certificate) one, null))
                            .collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(chain), parameters);
            return "SUCCESS";
        } catch (GeneralSecurityException refused) {
            return "FAILED:unable to verify the first certificate";
        }
    }
}
