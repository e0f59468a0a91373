package dev.gw.runtime.tls;

import dev.gw.model.Entity;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The TLS contexts of listeners, made when a handshake first needs them and kept while their certificate stays the same,
 * so sessions outlive a reload. Thread-safe.
 */
public final class TlsContexts {
    private static final int MOST_KEPT = 1000;

    /** Those of Kong's usual setting, which is Mozilla's intermediate configuration. */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final Supplier<ServerNames> names;
    private final Function<String, @Nullable KeyAndChain> onDemand;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<Shown, SslContext> made = new LinkedHashMap<>();
    private List<KeyAndChain> usual;

    /** What a context is made of: the texts of a certificate entity or what was ordered; nothing for the usual one. */
    private record Shown(List<String> pems, @Nullable KeyAndChain ordered, boolean http2) {}

    /**
     * Contexts for a configuration.
     *
     * @param names the configuration of the moment
     * @param usual shown where the configuration has no certificate for a name; where there are none, one is made
     */
    public TlsContexts(Supplier<ServerNames> names, List<KeyAndChain> usual, Clock clock, SecureRandom random) {
        this(names, name -> null, usual, clock, random);
    }

    /**
     * The same with certificates that are had on demand.
     *
     * @param onDemand asked for names that the configuration has no certificate for; must not block
     */
    public TlsContexts(
            Supplier<ServerNames> names,
            Function<String, @Nullable KeyAndChain> onDemand,
            List<KeyAndChain> usual,
            Clock clock,
            SecureRandom random) {
        this.names = names;
        this.onDemand = onDemand;
        this.usual = List.copyOf(usual);
        this.clock = clock;
        this.random = random;
    }

    /**
     * The context for a server name.
     *
     * @param http2 whether HTTP/2 may be agreed upon
     */
    public synchronized SslContext of(@Nullable String serverName, boolean http2) {
        ServerNames known = names.get();
        Entity certificate = known.find(serverName);
        boolean unknown = serverName != null && certificate == known.ofOthers();
        KeyAndChain ordered = unknown ? onDemand.apply(serverName) : null;
        Shown shown = ordered != null
                ? new Shown(List.of(), ordered, http2)
                : new Shown(certificate == null ? List.of() : pems(certificate), null, http2);
        SslContext context = made.get(shown);
        if (context == null) {
            if (made.size() >= MOST_KEPT) {
                made.remove(made.keySet().iterator().next());
            }
            context = make(shown);
            made.put(shown, context);
        }
        return context;
    }

    private static List<String> pems(Entity certificate) {
        List<String> pems = new ArrayList<>(4);
        for (String suffix : List.of("", "_alt")) {
            String chain = certificate.fields().string("cert" + suffix);
            String key = certificate.fields().string("key" + suffix);
            if (chain != null && key != null) {
                pems.add(chain);
                pems.add(key);
            }
        }
        return pems;
    }

    private SslContext make(Shown shown) {
        try {
            List<KeyAndChain> keys = new ArrayList<>();
            if (shown.ordered() != null) {
                keys.add(shown.ordered());
            }
            for (int i = 0; i < shown.pems().size(); i += 2) {
                keys.add(PemFiles.read(shown.pems().get(i), shown.pems().get(i + 1)));
            }
            return context(keys.isEmpty() ? usual() : keys, shown.http2());
        } catch (GeneralSecurityException | IOException unusable) {
            // as in Kong, a certificate that can't be used leaves the usual one
            return shown.pems().isEmpty() ? broken(unusable) : make(new Shown(List.of(), null, shown.http2()));
        }
    }

    private static SslContext broken(Exception unusable) {
        throw new IllegalStateException("the usual certificate can't be used", unusable);
    }

    private List<KeyAndChain> usual() {
        if (usual.isEmpty()) {
            usual = List.of(SelfSigned.make(clock, random));
        }
        return usual;
    }

    private SslContext context(List<KeyAndChain> keys, boolean http2) throws GeneralSecurityException, IOException {
        char[] password = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        for (int i = 0; i < keys.size(); i++) {
            KeyAndChain one = keys.get(i);
            store.setKeyEntry("key" + i, one.key(), password, one.chain().toArray(X509Certificate[]::new));
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return context(factory, http2);
    }

    private static SslContext context(KeyManagerFactory keys, boolean http2) throws SSLException {
        List<String> protocols = http2
                ? List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1)
                : List.of(ApplicationProtocolNames.HTTP_1_1);
        return SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                // clients are asked where a plugin wants that, and it says what to think of what they show
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .protocols("TLSv1.3", "TLSv1.2")
                .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.FATAL_ALERT,
                        SelectedListenerFailureBehavior.ACCEPT,
                        protocols))
                .build();
    }
}
