package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.tls.CertificateRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One order, from the name to the certificate: the server sees by http-01 that the name leads to this gateway. */
final class Ordering {
    /** Challenges under the keys that lua-resty-acme has for them. */
    static final String CHALLENGE = "#http-01";

    private static final int POLLS = 40;
    private static final int FIRST_PAUSE = 100;
    private static final int LONGEST_PAUSE = 2000;
    private static final long CHALLENGE_SECONDS = 3600;
    private static final Pattern ALTERNATE = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?alternate\"?");

    private final AcmeServer server;
    private final Account account;
    private final Storage storage;
    private final CountDownLatch stopped;

    /**
     * An order to be made.
     *
     * @param stopped ends the waiting
     */
    Ordering(AcmeServer server, Account account, Storage storage, CountDownLatch stopped) {
        this.server = server;
        this.account = account;
        this.storage = storage;
        this.stopped = stopped;
    }

    /**
     * The certificate with its chain, PEM.
     *
     * @param preferredIssuer the name of who should stand in the chain; null for anybody
     */
    String certificate(String host, KeyPair keys, @Nullable String preferredIssuer)
            throws IOException, InterruptedException, GeneralSecurityException {
        List<Object> names = List.of(Map.of("type", "dns", "value", host));
        AcmeServer.Told order = server.post(server.place("newOrder"), Map.of("identifiers", names));
        String place = order.field("Location", "");
        if (order.object().get("authorizations") instanceof List<?> authorizations) {
            for (Object authorization : authorizations) {
                prove(String.valueOf(authorization));
            }
        }
        String request = Account.encoded(CertificateRequest.make(host, keys));
        server.post(order.text("finalize"), Map.of("csr", request));
        AcmeServer.Told made = await(place, "the order");
        return chain(server.read(made.text("certificate")), preferredIssuer);
    }

    private void prove(String place) throws IOException, InterruptedException, GeneralSecurityException {
        AcmeServer.Told authorization = server.read(place);
        if (authorization.text("status").equals("valid")) {
            return;
        }
        Map<?, ?> challenge = challenge(authorization);
        String token = String.valueOf(challenge.get("token"));
        storage.set(token + CHALLENGE, account.authorization(token), CHALLENGE_SECONDS);
        try {
            server.post(String.valueOf(challenge.get("url")), Map.of());
            await(place, "the authorization");
        } finally {
            storage.delete(token + CHALLENGE);
        }
    }

    private static Map<?, ?> challenge(AcmeServer.Told authorization) throws IOException {
        if (authorization.object().get("challenges") instanceof List<?> challenges) {
            for (Object one : challenges) {
                if (one instanceof Map<?, ?> challenge && "http-01".equals(challenge.get("type"))) {
                    return challenge;
                }
            }
        }
        throw new IOException("the server offers no challenge http-01");
    }

    private AcmeServer.Told await(String place, String what)
            throws IOException, InterruptedException, GeneralSecurityException {
        int pause = FIRST_PAUSE;
        for (int i = 0; i < POLLS; i++) {
            AcmeServer.Told told = server.read(place);
            String status = told.text("status");
            if (status.equals("valid")) {
                return told;
            }
            if (status.equals("invalid")) {
                throw new IOException(what + " is invalid: " + told.body());
            }
            if (stopped.await(pause, TimeUnit.MILLISECONDS)) {
                throw new IOException("the gateway stops");
            }
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
        throw new IOException(what + " is not decided in time");
    }

    private String chain(AcmeServer.Told usual, @Nullable String issuer)
            throws IOException, InterruptedException, GeneralSecurityException {
        if (issuer == null || hasIssuer(usual.body(), issuer)) {
            return usual.body();
        }
        for (String link : usual.whole().headers().all("Link")) {
            Matcher alternate = ALTERNATE.matcher(link);
            while (alternate.find()) {
                String other = server.read(alternate.group(1)).body();
                if (hasIssuer(other, issuer)) {
                    return other;
                }
            }
        }
        return usual.body();
    }

    private static boolean hasIssuer(String chain, String name) throws GeneralSecurityException {
        byte[] octets = chain.getBytes(StandardCharsets.UTF_8);
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(octets))) {
            String issuer =
                    ((X509Certificate) certificate).getIssuerX500Principal().getName() + ",";
            if (issuer.contains("CN=" + name + ",")) {
                return true;
            }
        }
        return false;
    }
}
