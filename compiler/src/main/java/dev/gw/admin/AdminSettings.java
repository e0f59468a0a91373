package dev.gw.admin;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach an Admin API. Its text form shows no header: those hold tokens.
 *
 * @param base where it is, without user and password, without a slash at the end
 * @param headers what every request carries: name, then value
 * @param authority the certificates of the authorities to trust instead of the usual ones, PEM
 * @param certificate the client's certificate with its chain, PEM
 * @param key the key of the client's certificate, PEM
 * @param timeout how long an answer may take
 * @param parallel how many requests may be under way at once, at least 1
 * @param perSecond how many changes may begin in a second; 0 for no limit
 */
public record AdminSettings(
        URI base,
        List<Header> headers,
        Optional<Path> authority,
        Optional<Path> certificate,
        Optional<Path> key,
        Duration timeout,
        int parallel,
        int perSecond) {
    /** A header of every request. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name + ": …";
        }
    }

    public AdminSettings {
        headers = List.copyOf(headers);
    }

    /** No headers, the usual trust, a minute for an answer, four requests at once. */
    public static AdminSettings of(URI base) {
        return new AdminSettings(
                base, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(60), 4, 0);
    }
}
