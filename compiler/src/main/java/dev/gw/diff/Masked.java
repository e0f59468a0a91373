package dev.gw.diff;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values as they may be shown: a secret only by the beginning of its hash, which tells two apart and gives away nothing
 * of a value that is hard to guess.
 */
public final class Masked {
    private static final int DIGITS = 8;
    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "apikey", "api-key", "x-auth-token", "cookie");

    private Masked() {}

    /** The value with every secret in it replaced; all of it where {@code secret}. */
    public static Node of(Node value, boolean secret) {
        if (value instanceof Scalar scalar) {
            return scalar(scalar, secret);
        }
        if (value instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.size());
            list.items().forEach(item -> items.add(of(item, secret)));
            return new ListNode(items, list.span());
        }
        MapNode map = (MapNode) value;
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
            boolean hidden = secret || Secrets.in(entry.name(), null);
            entries.add(new MapNode.Entry(entry.key(), of(entry.value(), hidden)));
        }
        return new MapNode(entries, map.span());
    }

    /** What stands for a secret: {@code (sha256 1f0a3c4e)}. */
    public static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return "(sha256 " + HexFormat.of().formatHex(digest).substring(0, DIGITS) + ")";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Scalar scalar(Scalar scalar, boolean secret) {
        if (scalar.isNull() || (scalar.isBoolean() && !scalar.isSensitive())) {
            return scalar;
        }
        String text = scalar.text();
        if (scalar.isSensitive() || (secret && !text.startsWith("{vault://"))) {
            return Scalar.string(hash(text), scalar.span());
        }
        String shown = withoutHeader(withoutPassword(text));
        return shown.equals(text) ? scalar : Scalar.string(shown, scalar.span());
    }

    static boolean isSecretHeader(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** A header as the transformers write it: {@code name:value}. */
    private static String withoutHeader(String text) {
        int colon = text.indexOf(':');
        boolean secret = colon > 0 && isSecretHeader(text.substring(0, colon));
        return secret ? text.substring(0, colon + 1) + hash(text.substring(colon + 1)) : text;
    }

    /** An address with user and password in it. */
    private static String withoutPassword(String text) {
        int start = text.indexOf("://");
        int at = start < 0 ? -1 : text.indexOf('@', start);
        String user = at < 0 ? "" : text.substring(start + 3, at);
        int colon = user.indexOf(':');
        if (colon < 0 || user.indexOf('/') >= 0) {
            return text;
        }
        return text.substring(0, start + 3)
                + user.substring(0, colon + 1)
                + hash(user.substring(colon + 1))
                + text.substring(at);
    }
}
