package dev.gw.runtime;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes by which configurations are told apart. */
public final class ConfigHash {
    /** That of a configuration without entities. */
    public static final String EMPTY = "0".repeat(32);

    private ConfigHash() {}

    /** The hash of a configuration's text. */
    public static String of(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The hash of a configuration that came as no text. */
    public static String of(Bundle bundle) {
        return bundle.isEmpty() ? EMPTY : of(JsonWriter.compact(bundle.document()));
    }
}
