package dev.gw.runtime.exchange;

/**
 * How a connection is encrypted, in OpenSSL's words.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipher such as {@code TLS_AES_256_GCM_SHA384} or {@code ECDHE-RSA-AES256-GCM-SHA384}
 */
public record Encryption(String version, String cipher) {
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
