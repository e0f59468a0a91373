package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/**
 * A URL taken apart as LuaSocket does it, leniently: nothing is decoded, nothing is required, and the authority ends at the first
 * slash only (so a query right behind the host belongs to the host).
 *
 * @param scheme what stands before the first colon, where that can be a scheme
 * @param userInfo what stands before "@"
 * @param host the host, without the brackets of IPv6
 * @param port what stands behind the host's colon, perhaps nothing, not always a number
 * @param path what is left
 * @param fragment what stands behind "#"
 */
record SocketUrl(
        @Nullable String scheme,
        @Nullable String userInfo,
        @Nullable String host,
        @Nullable String port,
        @Nullable String path,
        @Nullable String fragment) {

    /** The parts of the URL; null for the empty text. */
    static @Nullable SocketUrl parse(String url) {
        if (url.isEmpty()) {
            return null;
        }
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? null : url.substring(hash + 1);
        String rest = hash < 0 ? url : url.substring(0, hash);
        int colon = schemeEnd(rest);
        String scheme = colon < 0 ? null : rest.substring(0, colon);
        rest = rest.substring(colon + 1);
        if (!rest.startsWith("//")) {
            return new SocketUrl(scheme, null, null, null, path(rest), fragment);
        }
        int slash = rest.indexOf('/', 2);
        int end = slash < 0 ? rest.length() : slash;
        return withAuthority(scheme, rest.substring(2, end), path(rest.substring(end)), fragment);
    }

    private static int schemeEnd(String text) {
        int at = 0;
        while (at < text.length()
                && (LuaChars.isAlphanumeric(text.charAt(at)) || (at > 0 && "+-.".indexOf(text.charAt(at)) >= 0))) {
            at++;
        }
        return at > 0 && at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private static @Nullable String path(String text) {
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query);
        int parameters = path.indexOf(';');
        path = parameters < 0 ? path : path.substring(0, parameters);
        return path.isEmpty() ? null : path;
    }

    private static SocketUrl withAuthority(
            @Nullable String scheme, String authority, @Nullable String path, @Nullable String fragment) {
        int at = authority.indexOf('@');
        String userInfo = at < 0 ? null : authority.substring(0, at);
        String host = authority.substring(at + 1);
        int colon = host.lastIndexOf(':');
        String port = colon < 0 || host.indexOf(']', colon) >= 0 ? null : host.substring(colon + 1);
        host = port == null ? host : host.substring(0, colon);
        if (host.length() > 2 && host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new SocketUrl(scheme, userInfo, host.isEmpty() ? null : host, port, path, fragment);
    }
}
