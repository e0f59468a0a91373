package dev.gw.runtime.exchange;

import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.TrustedAddresses;
import org.jspecify.annotations.Nullable;

/**
 * How the client reached the first gateway: as this gateway sees it, or as a trusted peer says.
 *
 * @param proto http or https
 * @param host the host
 * @param port the port
 * @param path the path as sent
 * @param prefix what an earlier gateway took off the path; null where none is told
 */
public record Forwarded(
        String proto,
        String host,
        String port,
        String path,
        @Nullable String prefix) {
    /** What goes for a request. */
    public static Forwarded of(Request request, GatewaySettings settings) {
        TrustedAddresses trusted = settings.trusted();
        boolean believed = trusted.trusts(request.connection().hop());
        String port = Ports.text(settings.shownPort(request.connection().localPort()));
        return new Forwarded(
                said(believed, request, "X-Forwarded-Proto", request.scheme()),
                said(believed, request, "X-Forwarded-Host", request.host()),
                said(believed, request, "X-Forwarded-Port", port),
                said(believed, request, "X-Forwarded-Path", request.rawPath()),
                believed ? request.headers().get("X-Forwarded-Prefix") : null);
    }

    private static String said(boolean believed, Request request, String name, String otherwise) {
        String value = believed ? request.headers().get(name) : null;
        return value == null ? otherwise : value;
    }
}
