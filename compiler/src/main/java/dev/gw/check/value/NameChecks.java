package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/** Names of entities, headers and cookies, and tags. */
final class NameChecks {
    private static final String NOT_IN_TOKENS = " \t()<>@,;:\\\"/?={}[]";

    private NameChecks() {}

    static @Nullable String name(String text) {
        int broken = LuaChars.invalidUtf8At(text);
        if (broken > 0) {
            return brokenUtf8(broken);
        }
        boolean valid = !text.isEmpty();
        for (int i = 0; i < text.length() && valid; i++) {
            char c = text.charAt(i);
            valid = LuaChars.isAlphanumeric(c) || c >= 0x80 || ".-_~".indexOf(c) >= 0;
        }
        return valid
                ? null
                : "invalid value '" + text
                        + "': the only accepted ascii characters are alphanumerics or ., -, _, and ~";
    }

    static @Nullable String tag(String text) {
        int broken = LuaChars.invalidUtf8At(text);
        if (broken > 0) {
            return brokenUtf8(broken);
        }
        boolean valid = !text.isEmpty();
        for (int i = 0; i < text.length() && valid; i++) {
            char c = text.charAt(i);
            valid = c >= ' ' && c != 0x7f && c != ',' && c != '/';
        }
        return valid
                ? null
                : "invalid tag '" + text + "': expected printable ascii (except `,` and `/`) or valid utf-8 sequences";
    }

    private static String brokenUtf8(int position) {
        return "invalid utf-8 character sequence detected at position " + position;
    }

    static @Nullable String headerName(String text) {
        if (text.isEmpty()) {
            return "no header name provided";
        }
        return isHeaderName(text)
                ? null
                : "bad header name '" + text + "', allowed characters are A-Z, a-z, 0-9, '_', and '-'";
    }

    /** Letters, digits, - and _; Kong's regex lets one line feed follow. */
    private static boolean isHeaderName(String text) {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!LuaChars.isAlphanumeric(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return end > 0;
    }

    static @Nullable String cookieName(String text) {
        if (text.isEmpty()) {
            return "no token provided";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || NOT_IN_TOKENS.indexOf(c) >= 0) {
                return "contains one or more invalid characters. ASCII control characters (0-31;127), space, tab and the"
                        + " characters ()<>@,;:\\\"/?={}[] are not allowed.";
            }
        }
        return null;
    }

    /** What stands before the colons is a header's name. */
    static @Nullable String headerPart(String text) {
        String name = NamedValue.of(text).name();
        return name != null && isHeaderName(name) ? null : "'" + shown(name) + "' is not a valid header";
    }

    /** Both what stands before and what stands behind the colons is a header's name. */
    static @Nullable String headerPair(String text) {
        String problem = headerPart(text);
        String value = NamedValue.of(text).value();
        if (problem != null || isHeaderName(value)) {
            return problem;
        }
        return "'" + value + "' is not a valid header";
    }

    private static String shown(@Nullable String name) {
        return name == null ? "nil" : name;
    }
}
