package dev.gw.assemble.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** A route's path as formats 1.1 and 2.1 wrote it, and what Kong makes of it in format 3.0. */
final class LegacyPath {
    private static final String RESERVED_PLAIN = "!*'();:@&=+$,/?%#[]";
    private static final String RESERVED_REGEX = "!#$%&'()*+,/:;=?@[]";
    private static final String ESCAPED_REGEX = ".^-{}\\|";

    private LegacyPath() {}

    /** The same path in format 3.0: a plain one normalised, anything else as a regular expression with its tilde. */
    static String upgraded(String path) {
        return isPlain(path) ? normalised(path) : '~' + decoded(path, true);
    }

    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && ".-_~/%".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Percent triplets of what is not reserved decoded, dot segments and double slashes resolved. */
    private static String normalised(String path) {
        String text = decoded(path, false);
        Deque<String> kept = new ArrayDeque<>();
        int from = 0;
        boolean open = false;
        while (from < text.length()) {
            int next = text.indexOf('/', from + 1);
            String segment = text.substring(from, next < 0 ? text.length() : next);
            String name = segment.startsWith("/") ? segment.substring(1) : segment;
            open = name.isEmpty() || name.equals(".") || name.equals("..");
            if (name.equals("..") && segment.length() > name.length()) {
                kept.pollLast();
            } else if (!open) {
                kept.addLast(segment);
            }
            from += segment.length();
        }
        return String.join("", kept) + (open && text.startsWith("/") ? "/" : "");
    }

    private static String decoded(String text, boolean regex) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length * 2);
        for (int i = 0; i < in.length; i++) {
            int code = in[i] == '%' && i + 2 < in.length ? hex(in[i + 1], in[i + 2]) : -1;
            if (code < 0) {
                out.put(in[i]);
            } else {
                triplet(out, code, regex);
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            return text; // bytes that are no text can't be written to a bundle
        }
    }

    private static void triplet(ByteBuffer out, int code, boolean regex) {
        String reserved = regex ? RESERVED_REGEX : RESERVED_PLAIN;
        if (reserved.indexOf(code) >= 0) {
            out.put(String.format(Locale.ROOT, "%%%02X", code).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (regex && ESCAPED_REGEX.indexOf(code) >= 0) {
            out.put((byte) '\\');
        }
        out.put((byte) code);
    }

    private static int hex(byte high, byte low) {
        int a = Character.digit(high, 16);
        int b = Character.digit(low, 16);
        return a < 0 || b < 0 ? -1 : a * 16 + b;
    }
}
