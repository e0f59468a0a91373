package dev.gw.runtime.plugin.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HashedSecretTest {
    /** Made with OpenSSL: PBKDF2 of "secret" with the salt "0123456789abcdef". */
    private static final String HASH =
            "$pbkdf2-sha512$i=10000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$vmRQw0BpocKqrhRKR3m3G/IeOsJdowFFKr1BqQJRowY";

    private static boolean fits(String secret) {
        return Objects.requireNonNull(HashedSecret.read(HASH)).isOf(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSecretIsKnownByItsHash() {
        assertThat(fits("secret")).isTrue();
        assertThat(fits("Secret")).isFalse();
        assertThat(fits("")).isFalse();
    }

    @Test
    void whatIsNoHashIsTheSecretItself() {
        assertThat(HashedSecret.read("secret")).isNull();
        assertThat(HashedSecret.read("$2b$09$abcdefghijklmnopqrstuv")).isNull();
    }
}
