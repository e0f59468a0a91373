package dev.gw.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionTest {
    @ParameterizedTest
    @CsvSource({
        "TLS_AES_256_GCM_SHA384,TLS_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,ECDHE-RSA-AES128-GCM-SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,ECDHE-ECDSA-CHACHA20-POLY1305",
        "TLS_RSA_WITH_AES_256_CBC_SHA,AES256-SHA"
    })
    void ciphersHaveTheNamesOfOpenssl(String suite, String cipher) {
        assertThat(Encryption.of("TLSv1.2", suite)).isEqualTo(new Encryption("TLSv1.2", cipher));
    }
}
