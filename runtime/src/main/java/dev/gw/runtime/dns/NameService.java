package dev.gw.runtime.dns;

import dev.gw.model.Bundle;
import dev.gw.runtime.settings.NameSettings;
import dev.gw.runtime.settings.NameSettings.Times;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what names stand for as long as that holds. A name that has run out is asked for again behind the scenes,
 * and its old answer is given meanwhile, for a time. Thread-safe.
 */
public final class NameService {
    private static final int MAX_NAMES = 10_000;
    private static final int MAX_DEPTH = 5;
    private static final long DETOUR_MILLIS = 10_000;

    private final Lookup lookup;
    private final Clock clock;
    private final Detours detours;
    private final Times times;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

    /** What is known of a name. */
    private record Known(CompletableFuture<Turns> turns, long until, boolean refreshing) {}

    /** A service without memory yet. */
    public NameService(Lookup lookup, Clock clock) {
        this(lookup, clock, Detours.NONE, NameSettings.USUAL.times());
    }

    /** A service without memory yet, some of whose hosts are led elsewhere. */
    public NameService(Lookup lookup, Clock clock, Detours detours, Times times) {
        this.lookup = lookup;
        this.clock = clock;
        this.detours = detours;
        this.times = times;
    }

    /** Lets the detours look at a configuration that is about to be served. May block. */
    public void learn(Bundle bundle) {
        detours.learn(bundle, new NameService(lookup, clock, Detours.NONE, times));
    }

    /** Whether a host is written as an address, not as a name. */
    public static boolean isAddress(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    /** Where connections are led instead. */
    public Detours detours() {
        return detours;
    }

    /** Where connections to a host and port are led instead; null where nowhere else. */
    public @Nullable InetSocketAddress detour(String host, int port) {
        return detours.of(host, port);
    }

    /** The port that requests name: that of the server, though they are led elsewhere. */
    public int shownPort(String host, int port, InetSocketAddress address) {
        return detours.of(host, port) == null ? address.getPort() : port;
    }

    /**
     * What a target stands for; completes on any thread, and never exceptionally. A target that is led elsewhere stands
     * for itself.
     */
    public CompletionStage<Answer> resolve(String name, int port) {
        return detours.of(name, port) == null
                ? resolve(name)
                : CompletableFuture.completedFuture(Answer.of(List.of(Answer.Entry.address(name)), DETOUR_MILLIS));
    }

    /** What the name stands for; completes on any thread, and never exceptionally. */
    public CompletionStage<Answer> resolve(String name) {
        if (isAddress(name)) {
            return CompletableFuture.completedFuture(
                    Answer.of(List.of(Answer.Entry.address(name)), Long.MAX_VALUE / 2));
        }
        return turns(name).thenApply(Turns::answer);
    }

    /**
     * The address to connect to, each time the next one in turn.
     *
     * @param port the port, unless SRV records say another
     * @return completes on any thread, exceptionally with {@link NameProblem}
     */
    public CompletionStage<InetSocketAddress> address(String name, int port) {
        return address(name, port, 0);
    }

    private CompletionStage<InetSocketAddress> address(String name, int port, int depth) {
        InetSocketAddress instead = detours.of(name, port);
        if (instead != null) {
            return CompletableFuture.completedFuture(instead);
        }
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(name);
        if (literal != null) {
            return CompletableFuture.completedFuture(socket(literal, port));
        }
        if (depth > MAX_DEPTH) {
            return CompletableFuture.failedFuture(new NameProblem("dns client error: 102 recursion detected", false));
        }
        return turns(name).thenCompose(turns -> {
            Answer answer = turns.answer();
            if (answer.problem() != null) {
                return CompletableFuture.failedFuture(new NameProblem(answer.problem(), answer.isMissing()));
            }
            Answer.Entry entry = turns.next();
            return address(entry.host(), entry.port() == 0 ? port : entry.port(), depth + 1);
        });
    }

    private static InetSocketAddress socket(byte[] address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private CompletableFuture<Turns> turns(String name) {
        long now = clock.millis();
        Known entry = known.get(name);
        if (entry != null && (!entry.turns.isDone() || now < entry.until)) {
            return entry.turns;
        }
        boolean usable = entry != null
                && now < entry.until + times.stale()
                && entry.turns.join().answer().problem() == null
                && entry.turns.join().answer().ttlMillis() > 0;
        if (entry == null || !usable) {
            return ask(name, entry);
        }
        if (!entry.refreshing && known.replace(name, entry, new Known(entry.turns, entry.until, true))) {
            look(name).thenAccept(answer -> renewed(name, answer));
        }
        return entry.turns;
    }

    private CompletionStage<Answer> look(String name) {
        return lookup.ask(name).thenApply(answer -> answer.heldFor(times));
    }

    private void renewed(String name, Answer answer) {
        Known old = known.get(name);
        if (answer.problem() == null || old == null) {
            known.put(
                    name,
                    new Known(
                            CompletableFuture.completedFuture(new Turns(answer)),
                            clock.millis() + answer.ttlMillis(),
                            false));
        } else {
            known.put(name, new Known(old.turns, clock.millis() + answer.ttlMillis(), false));
        }
    }

    private CompletableFuture<Turns> ask(String name, @Nullable Known replaced) {
        CompletableFuture<Turns> coming = new CompletableFuture<>();
        Known asked = new Known(coming, Long.MAX_VALUE, false);
        Known earlier = replaced == null ? known.putIfAbsent(name, asked) : swapped(name, replaced, asked);
        if (earlier != null) {
            return earlier.turns;
        }
        if (known.size() > MAX_NAMES) {
            known.values().removeIf(entry -> entry.turns.isDone());
        }
        look(name).thenAccept(answer -> {
            Turns turns = new Turns(answer);
            known.put(
                    name,
                    new Known(CompletableFuture.completedFuture(turns), clock.millis() + answer.ttlMillis(), false));
            coming.complete(turns);
        });
        return coming;
    }

    private @Nullable Known swapped(String name, Known old, Known asked) {
        return known.replace(name, old, asked) ? null : known.get(name);
    }
}
