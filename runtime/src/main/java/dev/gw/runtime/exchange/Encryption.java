package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is encrypted, in OpenSSL's words.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipher such as {@code TLS_AES_256_GCM_SHA384} or {@code ECDHE-RSA-AES256-GCM-SHA384}
 * @param client what the client showed of itself; null for nothing
 */
public record Encryption(
        String version, String cipher, @Nullable ClientCertificate client) {
    /** With a client that showed nothing. */
    public Encryption(String version, String cipher) {
        this(version, cipher, null);
    }

    /** The same with what the client showed. */
    public Encryption shown(ClientCertificate certificate) {
        return new Encryption(version, cipher, certificate);
    }

    /** By the names of the Java platform. */
    public static Encryption of(String protocol, String suite) {
        return new Encryption(protocol, suite.contains("_WITH_") ? renamed(suite) : suite);
    }

    private static String renamed(String suite) {
        String name = suite.startsWith("TLS_RSA_WITH_")
                ? suite.substring("TLS_RSA_WITH_".length())
                : suite.substring("TLS_".length()).replace("_WITH_", "_");
        return name.replace("POLY1305_SHA256", "POLY1305")
                .replace("AES_", "AES")
                .replace("CBC_", "")
                .replace('_', '-');
    }
}
