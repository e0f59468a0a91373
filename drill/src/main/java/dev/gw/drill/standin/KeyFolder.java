package dev.gw.drill.standin;

import dev.gw.drill.standin.TokenKey.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys in files that only their owner may read: {@code issuer-rsa.pem} holds both halves of one. */
final class KeyFolder {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]{1,20000})-----END \\1 KEY-----");

    private final Path folder;

    KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** The kept key; a new one where there is none, which is kept if it can be. */
    TokenKey readOrMake(Kind kind, SecureRandom random) {
        Path file = folder.resolve("issuer-" + kind.name().toLowerCase(Locale.ROOT) + ".pem");
        try {
            if (Files.exists(file)) {
                return read(kind, Files.readString(file));
            }
        } catch (IOException | GeneralSecurityException unusable) {
            // made anew, in its place
        }
        TokenKey made = TokenKey.make(kind, random);
        try {
            keep(file, made);
            // of two that made one at once, both go on with that which is there now
            return read(kind, Files.readString(file));
        } catch (IOException | GeneralSecurityException | UnsupportedOperationException notKept) {
            return made;
        }
    }

    private static TokenKey read(Kind kind, String text) throws GeneralSecurityException {
        byte[] secret = new byte[0];
        byte[] open = new byte[0];
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            byte[] octets = Base64.getMimeDecoder().decode(block.group(2));
            if (block.group(1).equals("PRIVATE")) {
                secret = octets;
            } else {
                open = octets;
            }
        }
        return TokenKey.of(kind, secret, open);
    }

    private void keep(Path file, TokenKey key) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                "issuer-",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = TokenKey.pem("PRIVATE KEY", key.secretOctets()) + key.pem();
        Files.writeString(fresh, text, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
