package dev.gw.runtime.impact.finding;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How values are shown: one that came from the environment by the first digits of its SHA-256, so that two differ. */
public final class Shown {
    private static final int DIGITS = 8;

    private Shown() {}

    /** A value as findings may show it. */
    public static String of(Scalar value) {
        return value.isSensitive() && !value.text().equals("*") ? masked(value.text()) : value.text();
    }

    /** A value of a text that may be absent; empty for what is no scalar. */
    public static String of(@Nullable Node value) {
        return value instanceof Scalar scalar && !scalar.isNull() ? of(scalar) : "";
    }

    /** What stands for a text that may not be shown. */
    public static String masked(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "(from the environment, sha256 "
                    + HexFormat.of().formatHex(hash).substring(0, DIGITS) + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
