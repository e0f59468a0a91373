package dev.gw.runtime.balance;

import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.ServicePeers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The tries of one request among an upstream's targets. */
final class BalancedTries implements PeerSource.Tries {
    private static final String HASH_VALUE = "hash_value";
    private static final int LATE = 2;

    private final Balancer balancer;
    private final Exchange exchange;
    private final boolean tls;
    private @Nullable Choice choice;
    /** What refused connections, which balancing has not heard of: in Kong, two tries begin before such news goes round. */
    private final Deque<Address> refused = new ArrayDeque<>(LATE);

    BalancedTries(Balancer balancer, Exchange exchange, boolean tls) {
        this.balancer = balancer;
        this.exchange = exchange;
        this.tls = tls;
    }

    @Override
    public CompletionStage<Peer> next() {
        Choice made = choice;
        if (made == null) {
            made = new Choice(hashValue());
            choice = made;
        }
        Choice chosen = made;
        return balancer.ready().isDone() ? peer(chosen) : balancer.ready().thenCompose(done -> peer(chosen));
    }

    /** What a plugin left to hash, or what the upstream hashes of the request; plugins see it, too. */
    private String hashValue() {
        if (exchange.shared().get(HASH_VALUE) instanceof String given) {
            return given;
        }
        String value = balancer.settings().hash().of(exchange, balancer.around().random());
        if (!value.isEmpty()) {
            exchange.shared().put(HASH_VALUE, value);
        }
        return value;
    }

    private CompletionStage<Peer> peer(Choice made) {
        Address address = balancer.pick(made);
        if (address == null) {
            return CompletableFuture.failedFuture(
                    new PeerSource.NoPeer(503, "failure to get a peer from the ring-balancer"));
        }
        String host = hostHeader(address);
        NameService names = balancer.around().names();
        return names.address(address.host(), address.port())
                .thenApply(socket -> new Peer(
                        socket, Peer.hostOf(host), tls, names.shownPort(address.host(), address.port(), socket)))
                .exceptionallyCompose(
                        problem -> CompletableFuture.failedFuture(ServicePeers.noPeer(address.host(), problem)));
    }

    private String hostHeader(Address address) {
        String set = balancer.settings().hostHeader();
        if (set != null) {
            return set;
        }
        boolean named = !NameService.isAddress(address.host());
        return balancer.settings().useServiceName() && named
                ? address.host()
                : address.target().name();
    }

    @Override
    public void failed(Failure.Kind kind) {
        Address address = choice == null ? null : choice.current();
        boolean isLate = kind == Failure.Kind.CONNECT;
        if (address != null && isLate) {
            refused.add(address);
        }
        countRefused(isLate ? LATE : 0);
        if (address != null && !isLate) {
            balancer.failed(address, kind);
        }
    }

    private void countRefused(int kept) {
        while (refused.size() > kept) {
            balancer.failed(refused.remove(), Failure.Kind.CONNECT);
        }
    }

    @Override
    public void over(int status, double seconds) {
        Choice made = choice;
        countRefused(0);
        Address address = made == null ? null : made.current();
        if (made != null && address != null) {
            if (status > 0) {
                balancer.ended(address, status);
            }
            balancer.over(made, seconds);
        }
    }
}
