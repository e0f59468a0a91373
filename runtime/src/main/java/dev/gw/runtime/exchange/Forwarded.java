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
                said(believed, request, "X_Forwarded_Proto", "X-Forwarded-Proto", request.scheme()),
                said(believed, request, "X_Forwarded_Host", "X-Forwarded-Host", request.host()),
                said(believed, request, "X_Forwarded_Port", "X-Forwarded-Port", port),
                said(believed, request, "X_Forwarded_Path", "X-Forwarded-Path", request.rawPath()),
                believed ? field(request.headers(), "X_Forwarded_Prefix", "X-Forwarded-Prefix") : null);
    }

    private static String said(boolean believed, Request request, String underscored, String dashed, String otherwise) {
        String value = believed ? field(request.headers(), underscored, dashed) : null;
        return value == null ? otherwise : value;
    }

    /** A field that Kong looks up by a name with underscores, which goes for one with dashes where there is none such. */
    public static @Nullable String field(Headers headers, String underscored, String dashed) {
        String value = headers.get(underscored);
        return value == null ? headers.get(dashed) : value;
    }
}
