package dev.gw.runtime.settings;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How names are looked up. Immutable.
 *
 * @param servers asked instead of those that the machine names; empty for those
 * @param hosts the hosts file; null for the machine's
 * @param order the kinds of records to ask for, of which the first that is there counts; empty for services and addresses of
 *     both families
 * @param times how long answers hold
 */
public record NameSettings(
        List<InetSocketAddress> servers, @Nullable Path hosts, List<Kind> order, Times times) {
    private static final String DNS_PORT = "53";
    private static final int MAX_PORT = 65_535;

    /** What the machine says, for as long as Kong takes it. */
    public static final NameSettings USUAL =
            new NameSettings(List.of(), null, List.of(), new Times(0, 3_600_000, 30_000, 1_000));

    public NameSettings {
        servers = List.copyOf(servers);
        order = List.copyOf(order);
    }

    /** The name server at an address, with or without a port; null where the text is neither. */
    public static @Nullable InetSocketAddress server(String text) {
        int colon = NetUtil.createByteArrayFromIpAddressString(text) == null ? text.lastIndexOf(':') : -1;
        String port = colon < 0 ? DNS_PORT : text.substring(colon + 1);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(colon < 0 ? text : text.substring(0, colon));
        if (address == null || !port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), Integer.parseInt(port));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    /** A kind of record. */
    public enum Kind {
        SRV,
        A,
        AAAA,
        CNAME
    }

    /**
     * How long answers hold, in milliseconds.
     *
     * @param valid how long records do, whatever they say themselves; 0 for what they say
     * @param stale how much longer they are given out while they are asked for again
     * @param missing how long a name without records is not asked for again
     * @param failed how long after a failure
     */
    public record Times(long valid, long stale, long missing, long failed) {}
}
