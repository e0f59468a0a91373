package dev.gw.check.value;

import dev.gw.document.Scalar;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a service's {@code url} stands for. Kong takes the text apart and lets the schema judge the parts, so a part may be
 * anything: whether it makes sense is said by the checks of the fields it goes to.
 *
 * @param protocol the scheme; without one https for port 443, else http
 * @param host the host; null where the URL has none
 * @param port the port as a number; as a string where it is none; without one 443 for https, else 80
 * @param path the path; null where the URL has none
 */
public record ServiceUrl(
        String protocol,
        @Nullable String host,
        Scalar port,
        @Nullable String path) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** The parts of a URL; null for the empty text, which sets no field. */
    public static @Nullable ServiceUrl parse(String text) {
        SocketUrl url = SocketUrl.parse(text);
        if (url == null) {
            return null;
        }
        String written = url.port();
        double number = written == null ? Double.NaN : LuaNumber.read(written);
        String scheme = url.scheme();
        String protocol = scheme != null ? scheme : number == HTTPS ? "https" : "http";
        Scalar port = written == null ? Scalar.integer(protocol.equals("https") ? HTTPS : HTTP) : port(written, number);
        return new ServiceUrl(protocol, url.host(), port, url.path());
    }

    private static Scalar port(String written, double number) {
        if (Double.isNaN(number)) {
            return Scalar.string(written);
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Scalar.integer((long) number)
                : Scalar.number(number, written, Span.nowhere());
    }
}
