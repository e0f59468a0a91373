package dev.gw.runtime.upstream;

import dev.gw.runtime.dns.NameProblem;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Exchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The peers of a service that names its host itself: an address, or a name that is looked up for each try. */
public final class ServicePeers implements PeerSource {
    private final String host;
    private final int port;
    private final boolean tls;
    private final NameService names;
    private final boolean isAddress;
    /** The same for every request: each try asks anew. */
    private final Tries tries = this::next;

    /** The peer of a host that is an address, known as soon as it was asked for once; the address never changes. */
    private volatile @Nullable CompletionStage<Peer> fixed;

    /** The peers of a host. */
    public ServicePeers(String host, int port, boolean tls, NameService names) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.names = names;
        this.isAddress = NameService.isAddress(host);
    }

    @Override
    public Tries open(Exchange exchange) {
        return tries;
    }

    private CompletionStage<Peer> next() {
        if (isAddress && names.detour(host, port) == null) {
            CompletionStage<Peer> known = fixed;
            if (known == null) {
                known = lookUp();
                fixed = known;
            }
            return known;
        }
        return lookUp();
    }

    private CompletionStage<Peer> lookUp() {
        return names.address(host, port)
                .thenApply(address -> new Peer(address, Peer.hostOf(host), tls, names.shownPort(host, port, address)))
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(noPeer(host, problem)));
    }

    /** The answer to a request whose host can't be resolved. */
    public static NoPeer noPeer(String host, Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (cause instanceof NameProblem name && name.isMissing()) {
            return new NoPeer(503, "name resolution failed");
        }
        String why = cause instanceof NameProblem ? cause.getMessage() : "dns client error";
        return new NoPeer(500, "failed the initial dns/balancer resolve for '" + host + "' with: " + why);
    }
}
