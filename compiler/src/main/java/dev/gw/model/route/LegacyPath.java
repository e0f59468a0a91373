package dev.gw.model.route;

import java.util.Objects;

/** A route's path as formats 1.1 and 2.1 wrote it, and what Kong makes of it in format 3.0. */
public final class LegacyPath {
    private static final String RESERVED = "!#$%&'()*+,/:;=?@[]";
    private static final String SYNTAX = ".^-{}\\|";

    private LegacyPath() {}

    /** The same path in format 3.0: a plain one normalised, anything else as a regular expression with its tilde. */
    public static String upgraded(String path) {
        String upgraded = isPlain(path) ? Objects.requireNonNullElse(UriNormal.of(path), path) : '~' + decoded(path);
        return upgraded.indexOf(Triplets.BROKEN) < 0 ? upgraded : path; // bytes that are no text can't be written
    }

    /** Whether the path looks like a plain one: only these characters were never part of a regex. */
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

    /** The regex with its percent triplets decoded, but for reserved characters; what would be syntax is escaped. */
    private static String decoded(String regex) {
        if (regex.indexOf('%') < 0) {
            return regex;
        }
        String bytes = Triplets.bytes(regex);
        StringBuilder out = new StringBuilder(bytes.length() + 2);
        for (int i = 0; i < bytes.length(); i++) {
            int code = Triplets.at(bytes, i);
            if (code < 0) {
                out.append(bytes.charAt(i));
                continue;
            }
            if (RESERVED.indexOf(code) >= 0) {
                out.append(Triplets.upper(bytes, i));
            } else {
                out.append(SYNTAX.indexOf(code) >= 0 ? "\\" : "").append((char) code);
            }
            i += 2;
        }
        return Triplets.text(out.toString());
    }
}
