package dev.gw.runtime.plugin.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.tls.KeyAndChain;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {
    private static final String KEY = accountKey();

    private final Moving clock = new Moving("2026-11-21T12:00:00Z");
    private final Storage storage = new MemoryStorage(clock);
    private final Authority authority = new Authority((host, token) -> answer(token));
    private boolean reachable = true;

    private static String accountKey() {
        try {
            return Keys.pem(Keys.rsa(2048).getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    private String answer(String token) {
        try {
            return reachable ? String.valueOf(certificates("").challenge(token)) : "somebody else's page";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Certificates certificates(String more) {
        String text = "{account_email: a@example.com, api_uri: '" + authority.directory()
                + "', renew_threshold_days: 14, fail_backoff_minutes: 5"
                + (more.contains("cert_type") ? more : more + ", cert_type: ecc") + "}";
        MapNode config = (MapNode)
                DocumentReader.read(SourceFile.of("c.yml", text), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        return new Certificates(
                new PluginConfig(config), new PluginState(), storage, clock, () -> KEY, new CountDownLatch(1));
    }

    @Test
    void anOrderEndsWithACertificateForTheKeyThatWasMade() throws Exception {
        KeyAndChain made = Objects.requireNonNull(certificates("").order("a.test", null));

        assertThat(made.chain().get(0).getSubjectX500Principal().getName()).isEqualTo("CN=a.test");
        assertThat(Keys.fit(made.key(), made.chain().get(0).getPublicKey())).isTrue();
        assertThat(Objects.requireNonNull(certificates("").load("a.test")).chain())
                .isEqualTo(made.chain());
        assertThat(storage.list("token-")).as("challenges that are over").isEmpty();
        assertThat(authority.asked().get(0)).contains("mailto:a@example.com").contains("\"termsOfServiceAgreed\":true");
    }

    @Test
    void aKeyOfRsaIsSignedFor() throws Exception {
        KeyAndChain made = Objects.requireNonNull(
                certificates(", cert_type: rsa, rsa_key_size: 2048").order("a.test", null));

        assertThat(made.key().getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void aNonceThatIsRefusedIsReplaced() throws Exception {
        authority.forgetNonces();

        assertThat(certificates("").order("a.test", null)).isNotNull();
    }

    @Test
    void theAccountIsTiedToAKnownOneWhereTheConfigurationSaysSo() throws Exception {
        certificates(", eab_kid: me, eab_hmac_key: c2VjcmV0").order("a.test", null);

        assertThat(authority.asked().get(0)).contains("\"externalAccountBinding\":{\"protected\":");
    }

    @Test
    void aFailureIsNotRepeatedUntilTheBackoffIsOver() throws Exception {
        reachable = false;
        assertThatThrownBy(() -> certificates("").order("a.test", null))
                .hasMessageContaining("no certificate for a.test: the authorization is invalid");
        reachable = true;

        assertThat(certificates("").order("a.test", null)).isNull();
        clock.advance(Duration.ofMinutes(4));
        assertThat(certificates("").order("a.test", null)).isNull();
        clock.advance(Duration.ofMinutes(2));
        assertThat(certificates("").order("a.test", null)).isNotNull();
        assertThat(authority.ordered()).hasSize(2);
    }

    @Test
    void anOrderThatIsUnderWayIsNotMadeTwice() throws Exception {
        storage.add("kong_acme:update_lock:a.test", "placeholder", 30);

        assertThat(certificates("").order("a.test", null)).isNull();
        assertThat(authority.ordered()).isEmpty();
    }

    @Test
    void whatEndsSoonIsRenewedWithTheSameKey() throws Exception {
        KeyAndChain first = Objects.requireNonNull(certificates("").order("a.test", null));
        clock.advance(Duration.ofDays(75));
        assertThat(certificates("").renew()).isEmpty();

        clock.advance(Duration.ofDays(2));
        authority.from(clock.instant());
        assertThat(certificates("").renew()).containsExactly("a.test");

        KeyAndChain second = Objects.requireNonNull(certificates("").load("a.test"));
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.chain().get(0).getNotAfter().toInstant())
                .isAfter(first.chain().get(0).getNotAfter().toInstant());
        assertThat(certificates("").renew()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.test, true",
        "A.test, false",
        "x.b.test, true",
        "y.x.b.test, true",
        "b.test, false",
        "c.test, false",
        "10.0.0.1, false",
    })
    void namesHaveToBeAllowed(String host, boolean allowed) {
        PluginConfig config = new PluginConfig((MapNode) DocumentReader.read(
                        SourceFile.of("c.yml", "{domains: [a.test, '*.b.test'], enable_ipv4_common_name: true}"),
                        DocumentReader.Dialect.KONG,
                        new Diagnostics())
                .orElseThrow());

        assertThat(new Domains(config).have(host)).isEqualTo(allowed);
    }
}
