package dev.gw.runtime.dns;

import dev.gw.runtime.dns.Answer.Entry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Asks the operating system, on threads that may block. For machines without name servers of their own. */
public final class BlockingLookup implements Lookup {
    private static final long HOLDS_MILLIS = 30_000;

    private final Executor threads;

    /** A look-up on threads that may block. */
    public BlockingLookup(Executor threads) {
        this.threads = threads;
    }

    @Override
    public CompletionStage<Answer> ask(String name) {
        return CompletableFuture.supplyAsync(() -> look(name), threads);
    }

    private static Answer look(String name) {
        try {
            List<Entry> found = Arrays.stream(InetAddress.getAllByName(name))
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .map(Entry::address)
                    .toList();
            return Answer.of(found, HOLDS_MILLIS);
        } catch (UnknownHostException unknown) {
            return Answer.unknown();
        }
    }
}
