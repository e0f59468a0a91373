package dev.gw.runtime.dns;

import dev.gw.runtime.dns.Answer.Entry;
import io.netty.resolver.HostsFileEntriesProvider;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The hosts file first, another look-up for what is not in it. The file is read once. */
public final class HostsLookup implements Lookup {
    private static final long FOREVER_MILLIS = 10L * 365 * 24 * 3600 * 1000;

    private final HostsFileEntriesProvider hosts;
    private final Lookup otherwise;

    /**
     * A look-up.
     *
     * @param hosts the hosts file
     * @param otherwise asked for names that are not in it
     */
    public HostsLookup(HostsFileEntriesProvider hosts, Lookup otherwise) {
        this.hosts = hosts;
        this.otherwise = otherwise;
    }

    /**
     * A look-up in a hosts file.
     *
     * @param file the hosts file; null for the machine's
     */
    public static HostsLookup of(@Nullable Path file, Lookup otherwise) {
        HostsFileEntriesProvider.Parser parser = HostsFileEntriesProvider.parser();
        return new HostsLookup(
                file == null ? parser.parseSilently() : parser.parseSilently(file.toFile(), StandardCharsets.UTF_8),
                otherwise);
    }

    @Override
    public CompletionStage<Answer> ask(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<InetAddress> found = hosts.ipv4Entries().get(lower);
        if (found == null) {
            found = hosts.ipv6Entries().get(lower);
        }
        if (found == null && lower.equals("localhost")) {
            found = List.of(InetAddress.getLoopbackAddress());
        }
        if (found == null) {
            return otherwise.ask(name);
        }
        // as in Kong, the first line that names a host wins
        return CompletableFuture.completedFuture(
                Answer.of(List.of(Entry.address(found.get(0).getHostAddress())), FOREVER_MILLIS));
    }
}
