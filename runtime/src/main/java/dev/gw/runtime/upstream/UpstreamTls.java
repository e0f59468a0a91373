package dev.gw.runtime.upstream;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** TLS towards upstreams: whom to trust and what to show. Thread-safe. */
public final class UpstreamTls {
    private final SslContext context;

    private UpstreamTls(SslContext context) {
        this.context = context;
    }

    /** Makes ready for a way of asking. */
    public static UpstreamTls of(TlsSettings settings) throws GeneralSecurityException, IOException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm(settings.verify() ? "HTTPS" : "")
                .trustManager(settings.verify() ? trust(settings) : InsecureTrustManagerFactory.INSTANCE);
        if (settings.certificate() != null && settings.key() != null) {
            builder.keyManager(
                    PemKey.read(settings.key()),
                    certificates(settings.certificate()).toArray(X509Certificate[]::new));
        }
        return new UpstreamTls(builder.build());
    }

    private static TrustManagerFactory trust(TlsSettings settings) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        List<X509Certificate> anchors = new ArrayList<>();
        for (String pem : settings.trusted()) {
            anchors.addAll(certificates(pem));
        }
        for (X509Certificate anchor : anchors.isEmpty() ? machine() : anchors) {
            store.setCertificateEntry("ca-" + store.size(), anchor);
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(store, new X509CertSelector());
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(-1);
        parameters.addCertPathChecker(new PathDepth(settings.depth()));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory;
    }

    private static List<X509Certificate> machine() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return List.of(((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers());
    }

    private static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** A handler for a new connection that speaks HTTP/1. */
    public SslHandler handler(Channel channel, String serverName, long timeoutMillis) {
        return handler(channel, serverName, timeoutMillis, List.of());
    }

    /**
     * A handler for a new connection.
     *
     * @param serverName the name in the handshake, which the certificate must carry if it is verified
     * @param protocols what is offered to be spoken: {@code h2}, {@code http/1.1}; empty where the handshake says nothing
     */
    public SslHandler handler(Channel channel, String serverName, long timeoutMillis, List<String> protocols) {
        SslHandler handler = context.newHandler(channel.alloc(), serverName, -1);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setServerNames(serverNames(serverName));
        if (!protocols.isEmpty()) {
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        }
        handler.engine().setSSLParameters(parameters);
        handler.setHandshakeTimeoutMillis(timeoutMillis);
        return handler;
    }

    /** Addresses and names that TLS can't carry are not sent (RFC 6066, 3). */
    private static List<SNIServerName> serverNames(String name) {
        if (NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name)) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(name));
        } catch (IllegalArgumentException noHostName) {
            return List.of();
        }
    }
}
