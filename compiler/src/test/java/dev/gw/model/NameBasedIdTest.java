package dev.gw.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void theExampleOfRfc9562ComesOut() {
        assertThat(NameBasedId.of(DNS.toString(), "www.example.com")).isEqualTo("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void everyLengthAgreesWithTheDigestOfThePlatform() throws NoSuchAlgorithmException {
        NameBasedId ids = new NameBasedId(DNS.toString());
        StringBuilder name = new StringBuilder();
        for (int length = 0; length < 300; length++) {
            assertThat(ids.of(name.toString())).isEqualTo(byPlatform(name.toString()));
            name.append((char) ('a' + length % 26)).append(length % 7 == 0 ? "\u00e9" : "");
        }
    }

    private static String byPlatform(String name) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(ByteBuffer.allocate(16)
                .putLong(DNS.getMostSignificantBits())
                .putLong(DNS.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & ~0xF000L | 0x5000L;
        long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
