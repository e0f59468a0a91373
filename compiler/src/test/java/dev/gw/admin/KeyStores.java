package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keys with certificates that they sign themselves, made by the JDK's keytool. */
final class KeyStores {
    static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "own";

    private KeyStores() {}

    /**
     * A new one for 127.0.0.1.
     *
     * @param algorithm EC or RSA
     */
    static KeyStore make(Path folder, String name, String algorithm)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=" + name,
                        "-keyalg",
                        algorithm,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** The certificate as a file. */
    static Path certificate(Path folder, String name, KeyStore store) throws IOException, GeneralSecurityException {
        return pem(
                folder.resolve(name + ".crt"),
                "CERTIFICATE",
                store.getCertificate(ALIAS).getEncoded());
    }

    /** The key as a file, in PKCS#8. */
    static Path key(Path folder, String name, KeyStore store) throws IOException, GeneralSecurityException {
        return pem(
                folder.resolve(name + ".key"),
                "PRIVATE KEY",
                store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    private static Path pem(Path file, String what, byte[] der) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
    }
}
