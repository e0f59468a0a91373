package dev.gw.check.value;

import org.jspecify.annotations.Nullable;

/** URLs of endpoints and redirects. */
final class UrlChecks {
    private UrlChecks() {}

    static @Nullable String urlWithHost(String text) {
        SocketUrl url = SocketUrl.parse(text);
        if (url == null) {
            return "could not parse url. invalid url";
        }
        if (url.host() == null) {
            return "missing host in url";
        }
        return url.scheme() == null ? "missing scheme in url" : null;
    }

    static @Nullable String redirectUri(String text) {
        SocketUrl url = SocketUrl.parse(text);
        if (url == null || url.host() == null || url.scheme() == null) {
            return "cannot parse '" + text + "'";
        }
        return url.fragment() == null ? null : "fragment not allowed in '" + text + "'";
    }

    /** The URL of a proxy: where it names a scheme, that is http. */
    static @Nullable String httpProxyUrl(String text) {
        int colon = text.indexOf(':');
        boolean schemed = colon > 0 && text.startsWith("://", colon);
        return schemed && !text.startsWith("http://") ? "proxy_url scheme must be http" : null;
    }
}
