package dev.gw.drill.derive;

import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.settings.AddressRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which addresses an ip-restriction lets pass, and examples of both kinds. */
final class Addresses {
    private Addresses() {}

    /** An address that passes: the first of a list, else one out of the allowed ranges. */
    static Optional<String> admitted(PluginConfig config, List<String> tried) {
        return Stream.concat(tried.stream(), examples(config.strings("allow")))
                .filter(address -> admits(config, address))
                .findFirst();
    }

    /** An address that is refused. */
    static Optional<String> refused(PluginConfig config, List<String> tried) {
        return Stream.concat(examples(config.strings("deny")), tried.stream())
                .filter(address -> !admits(config, address))
                .findFirst();
    }

    static boolean admits(PluginConfig config, String address) {
        byte[] octets = AddressRange.octets(address);
        if (octets == null) {
            return false;
        }
        boolean denied = isIn(config.strings("deny"), octets);
        List<String> allow = config.strings("allow");
        return !denied && (allow.isEmpty() || isIn(allow, octets));
    }

    private static boolean isIn(List<String> ranges, byte[] octets) {
        return ranges.stream()
                .map(AddressRange::parse)
                .filter(Objects::nonNull)
                .anyMatch(range -> range.contains(octets));
    }

    /** The first and a later address of each range. */
    static Stream<String> examples(List<String> ranges) {
        return ranges.stream().flatMap(range -> {
            int slash = range.indexOf('/');
            String first = slash < 0 ? range : range.substring(0, slash);
            return slash < 0 ? Stream.of(first) : Stream.of(first, next(first));
        });
    }

    /** The address behind another. */
    static String next(String address) {
        byte[] octets = AddressRange.octets(address);
        if (octets == null) {
            return address;
        }
        octets[octets.length - 1]++;
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets are an address", e);
        }
    }
}
