package dev.gw.drill.standin;

import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.server.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds out which destinations are there: their names resolve, and they take a connection. */
final class Reachability {
    private static final int CONNECT_MILLIS = 800;
    private static final long ALL_MILLIS = 1_500;

    private final Transport transport;
    private final NameService names;

    Reachability(Transport transport, NameService names) {
        this.transport = transport;
        this.names = names;
    }

    /** Those that are there; what takes too long to find out is not. Blocks for a second and a half at most. */
    Set<Destination> among(Collection<Destination> all) {
        Set<Destination> found = ConcurrentHashMap.newKeySet();
        CompletableFuture<?>[] asked = all.stream()
                .map(each -> ask(each).thenAccept(there -> {
                    if (there) {
                        found.add(each);
                    }
                }))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(asked).get(ALL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return Set.copyOf(found);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Set.copyOf(found);
    }

    private CompletableFuture<Boolean> ask(Destination each) {
        return names.address(each.host(), each.port())
                .thenCompose(this::connect)
                .exceptionally(unresolved -> false)
                .toCompletableFuture();
    }

    private CompletableFuture<Boolean> connect(InetSocketAddress address) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        ChannelFuture connecting = new Bootstrap()
                .group(transport.loops())
                .channel(transport.clientType())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(address);
        connecting.addListener(done -> {
            answer.complete(done.isSuccess());
            connecting.channel().close();
        });
        return answer;
    }
}
