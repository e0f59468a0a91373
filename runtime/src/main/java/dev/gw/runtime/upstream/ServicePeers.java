package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.Exchange;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The peers of a service that names its host itself: an address, or a name that is looked up for each try. */
public final class ServicePeers implements PeerSource {
    private final String host;
    private final int port;
    private final boolean tls;
    private final Executor lookups;

    /**
     * The peers of a host.
     *
     * @param lookups runs name look-ups, which block
     */
    public ServicePeers(String host, int port, boolean tls, Executor lookups) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.lookups = lookups;
    }

    @Override
    public CompletionStage<Peer> next(Exchange exchange, int attempt) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return CompletableFuture.completedFuture(peer(literal));
        }
        return CompletableFuture.supplyAsync(() -> lookUp(attempt), lookups);
    }

    private Peer lookUp(int attempt) {
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            return peer(found[attempt % found.length].getAddress());
        } catch (UnknownHostException unknown) {
            throw new CompletionException(new NoPeer(503, "name resolution failed"));
        }
    }

    private Peer peer(byte[] address) {
        try {
            return new Peer(new InetSocketAddress(InetAddress.getByAddress(address), port), host, tls);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}
