package dev.gw.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

    @Test
    void aMadeCertificateVouchesForItselfAndThisMachineForAYear() throws GeneralSecurityException {
        KeyAndChain made = SelfSigned.make(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());

        X509Certificate certificate = made.chain().get(0);
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSubjectAlternativeNames().stream()
                        .map(name -> name.get(1).toString()))
                .containsExactly("localhost", "*.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        certificate.checkValidity(Date.from(NOW));
        certificate.checkValidity(Date.from(NOW.plusSeconds(364L * 86_400)));
        assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOW.plusSeconds(365L * 86_400)));
    }

    @ParameterizedTest
    @CsvSource({"rsa-pkcs1, rsa, RSA", "rsa-pkcs8, rsa, RSA", "ec-sec1, ec, EC"})
    void keysAreReadInEveryFormThatToolsWrite(String key, String certificate, String algorithm) throws Exception {
        KeyAndChain read = PemFiles.read(text(certificate + ".cert.pem"), text(key + ".key.pem"));

        assertThat(read.key().getAlgorithm()).isEqualTo(algorithm);
        assertThat(read.chain()).hasSize(1);
    }

    @Test
    void whatIsNoKeyIsRefused() throws IOException {
        String certificate = text("rsa.cert.pem");

        assertThatThrownBy(() -> PemFiles.read(certificate, certificate)).hasMessage("no private key");
        assertThatThrownBy(() -> PemFiles.read(
                        certificate, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n" + "-----END EC PRIVATE KEY-----"))
                .hasMessage("an EC key that names no curve");
    }

    @Test
    void lengthsAndIdentifiersAreEncodedInTheDistinguishedWay() {
        assertThat(hex(Der.octets(new byte[127]))).startsWith("047f00");
        assertThat(hex(Der.octets(new byte[128]))).startsWith("04818000");
        assertThat(hex(Der.octets(new byte[70_000]))).startsWith("048301117000");
        assertThat(hex(Der.id("1.2.840.10045.4.3.2"))).isEqualTo("06082a8648ce3d040302");
        assertThat(hex(Der.integer(128))).isEqualTo("02020080");
        assertThat(hex(Der.time(NOW))).isEqualTo("170d" + hex("260506070809Z".getBytes(StandardCharsets.US_ASCII)));
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(CertificatesTest.class.getResourceAsStream("/tls/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
