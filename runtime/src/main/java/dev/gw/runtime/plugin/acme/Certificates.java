package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.tls.KeyAndChain;
import dev.gw.runtime.tls.PemFiles;
import dev.gw.runtime.web.WebClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The certificates of one configuration: loaded, ordered, renewed. Blocks; thread-safe. */
final class Certificates {
    private static final String CERTIFICATE = "kong_acme:cert_key:";
    private static final String RENEWAL = "kong_acme:renew_config:";
    private static final long DAY = 86_400;
    private static final long LOCK_SECONDS = 30;

    private final PluginConfig config;
    private final PluginState state;
    private final Storage storage;
    private final Clock clock;
    private final Supplier<@Nullable String> accountKey;
    private final CountDownLatch stopped;

    /**
     * Those of a configuration.
     *
     * @param accountKey the PEM of the account's key where the configuration has it; null for one that is made
     * @param stopped ends orders that are under way
     */
    Certificates(
            PluginConfig config,
            PluginState state,
            Storage storage,
            Clock clock,
            Supplier<@Nullable String> accountKey,
            CountDownLatch stopped) {
        this.config = config;
        this.state = state;
        this.storage = storage;
        this.clock = clock;
        this.accountKey = accountKey;
        this.stopped = stopped;
    }

    /** What a token is answered with; null where nobody waits for that. */
    @Nullable
    String challenge(String token) throws IOException {
        return storage.get(token + Ordering.CHALLENGE);
    }

    /** The certificate that was ordered for a host; null where there is none. */
    @Nullable
    KeyAndChain load(String host) throws IOException, GeneralSecurityException {
        Map<?, ?> kept = object(storage.get(CERTIFICATE + host));
        return kept == null ? null : PemFiles.read(String.valueOf(kept.get("cert")), String.valueOf(kept.get("key")));
    }

    private static @Nullable Map<?, ?> object(@Nullable String json) {
        return json != null && Cjson.decode(json) instanceof Map<?, ?> map ? map : null;
    }

    /**
     * Orders a certificate, unless another order for the host is under way, or failed a short time ago.
     *
     * @param old the one that is renewed; null for the first
     * @return null where none was ordered
     */
    @Nullable
    KeyAndChain order(String host, @Nullable KeyAndChain old) throws IOException, InterruptedException {
        return storage.get(backoff(host)) != null ? null : orderAnyway(host, old);
    }

    private static String backoff(String host) {
        return "kong_acme:fail_backoff:" + host;
    }

    /** The same, also where an order failed a short time ago. */
    @Nullable
    KeyAndChain orderAnyway(String host, @Nullable KeyAndChain old) throws IOException, InterruptedException {
        String lock = "kong_acme:update_lock:" + host;
        if (!storage.add(lock, "placeholder", LOCK_SECONDS)) {
            return null;
        }
        try {
            Account account = account();
            AcmeServer server = new AcmeServer(WebClient.of(state), config.string("api_uri"), account);
            server.begin(wish(), config.text("eab_kid"), config.text("eab_hmac_key"));
            KeyPair keys = keys(old);
            String chain = new Ordering(server, account, storage, stopped)
                    .certificate(host, keys, config.text("preferred_chain"));
            KeyAndChain made = PemFiles.read(chain, Keys.pem(keys.getPrivate()));
            storage.set(CERTIFICATE + host, json("key", Keys.pem(keys.getPrivate()), "cert", chain), 0);
            storage.set(
                    RENEWAL + host,
                    "{\"host\":" + Cjson.encode(host) + ",\"expire_at\":" + (clock.millis() / 1000 + 90 * DAY) + "}",
                    0);
            return made;
        } catch (IOException | GeneralSecurityException | RuntimeException problem) {
            long seconds = (long) (config.number("fail_backoff_minutes") * 60);
            storage.set(backoff(host), Long.toString(clock.millis() / 1000 + seconds), Math.max(1, seconds));
            storage.delete(lock);
            throw new IOException("no certificate for " + host + ": " + problem.getMessage(), problem);
        }
    }

    private Map<String, Object> wish() {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("contact", List.of("mailto:" + config.string("account_email")));
        wish.put("termsOfServiceAgreed", true);
        return wish;
    }

    private static String json(String name, String value, String other, String otherValue) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(name, value);
        object.put(other, otherValue);
        return Cjson.encode(object);
    }

    private KeyPair keys(@Nullable KeyAndChain old) throws GeneralSecurityException {
        if (old != null) {
            return new KeyPair(old.chain().get(0).getPublicKey(), old.key());
        }
        return "ecc".equals(config.text("cert_type")) ? Keys.ec() : Keys.rsa(config.integer("rsa_key_size"));
    }

    /** The account: as remembered, else as configured, else a new one. */
    private Account account() throws IOException, GeneralSecurityException {
        String email = Base64.getEncoder()
                .encodeToString(config.string("account_email").getBytes(StandardCharsets.UTF_8));
        String place = "kong_acme:account:" + config.string("api_uri") + ":" + email;
        Map<?, ?> kept = object(storage.get(place));
        String pem = kept == null ? null : String.valueOf(kept.get("key"));
        if (pem == null) {
            String configured = accountKey.get();
            pem = configured == null ? Keys.pem(Keys.rsa(4096).getPrivate()) : configured;
            storage.set(place, Cjson.encode(Map.of("key", pem)), 0);
        }
        PrivateKey key = PemFiles.key(pem);
        return new Account(key);
    }

    /** The hosts whose certificates are renewed. */
    List<String> hosts() throws IOException {
        return storage.list(RENEWAL).stream()
                .map(key -> key.substring(RENEWAL.length()))
                .sorted()
                .toList();
    }

    /** Orders anew what ends soon; gives the hosts whose certificates are new. */
    List<String> renew() throws IOException, InterruptedException, GeneralSecurityException {
        List<String> renewed = new ArrayList<>();
        long threshold = (long) (config.number("renew_threshold_days") * DAY);
        long now = clock.millis() / 1000;
        for (String key : storage.list(RENEWAL)) {
            Map<?, ?> plan = object(storage.get(key));
            String host = key.substring(RENEWAL.length());
            if (plan == null || plan.get("expire_at") instanceof Double end && end - threshold > now) {
                continue;
            }
            KeyAndChain kept = load(host);
            if (kept == null) {
                storage.delete(key);
            } else if (kept.chain().get(0).getNotAfter().toInstant().getEpochSecond() - threshold <= now
                    && order(host, kept) != null) {
                renewed.add(host);
            }
        }
        return renewed;
    }
}
