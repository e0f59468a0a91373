package dev.gw.krakend.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as KrakenD takes it; names with underscores, as compose files have them, are among those.
 *
 * @param scheme http or https
 * @param host its name or address
 * @param port its port, that of the scheme where none is written
 */
record HostUrl(String scheme, String host, int port) {
    private static final Pattern WRITTEN = Pattern.compile("(?:(https?)://)?([\\w.-]+)(?::(\\d{1,5}))?/?");

    /** Empty where it is none. */
    static Optional<HostUrl> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        String scheme = written.group(1) == null ? "http" : written.group(1);
        int usual = scheme.equals("https") ? 443 : 80;
        return Optional.of(new HostUrl(
                scheme, written.group(2), written.group(3) == null ? usual : Integer.parseInt(written.group(3))));
    }

    String target() {
        return host + ":" + port;
    }
}
