package dev.gw.runtime;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash by which a configuration is told from others, of the configuration's text. Of one that came as no text it is
 * made when somebody asks. Thread-safe.
 */
public final class ConfigHash {
    /** That of a configuration without entities. */
    public static final String EMPTY = "0".repeat(32);

    private @Nullable Bundle unhashed;
    private String text = EMPTY;

    private ConfigHash(@Nullable Bundle unhashed) {
        this.unhashed = unhashed;
    }

    /** That of a configuration that came as no text. */
    static ConfigHash of(Bundle bundle) {
        return new ConfigHash(bundle.isEmpty() ? null : bundle);
    }

    /** That of a configuration whose text was hashed before. */
    static ConfigHash of(Bundle bundle, String hash) {
        ConfigHash made = new ConfigHash(null);
        made.text = bundle.isEmpty() ? EMPTY : hash;
        return made;
    }

    /** 32 hexadecimal digits. */
    synchronized String text() {
        if (unhashed != null) {
            text = of(JsonWriter.compact(unhashed.document()));
            unhashed = null;
        }
        return text;
    }

    /** The hash of a configuration's text. */
    public static String of(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
