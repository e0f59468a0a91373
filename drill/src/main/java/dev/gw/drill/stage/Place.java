package dev.gw.drill.stage;

import dev.gw.document.MapNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a service asks, as it is written: as a URL, or in parts.
 *
 * @param protocol the protocol
 * @param host the host
 * @param path the path; null for none
 */
record Place(String protocol, String host, @Nullable String path) {
    static Place of(MapNode service) {
        String url = service.string("url");
        if (url == null) {
            return new Place(
                    Objects.requireNonNullElse(service.string("protocol"), "http"),
                    String.valueOf(service.string("host")),
                    service.string("path"));
        }
        int scheme = url.indexOf("://");
        String rest = url.substring(scheme < 0 ? 0 : scheme + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int colon = authority.lastIndexOf(':');
        boolean port = colon > 0 && authority.indexOf(']', colon) < 0;
        return new Place(
                scheme < 0 ? "http" : url.substring(0, scheme),
                port ? authority.substring(0, colon) : authority,
                slash < 0 ? null : rest.substring(slash));
    }
}
