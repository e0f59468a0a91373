package dev.gw.drill.standin;

import dev.gw.model.Bundle;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.server.Transport;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for the servers of a configuration, one for each host and port, with ports on 127.0.0.1. A gateway that has
 * them as its detours asks them instead of the servers; everybody else can ask them at their addresses. Thread-safe.
 */
public final class StandIns implements Detours, AutoCloseable {
    private final Which which;
    private final Transport transport;
    private final StandInTls tls;
    private final Consumer<List<StandIn>> told;
    private final ConcurrentMap<Destination, StandIn> made = new ConcurrentHashMap<>();
    private volatile Map<Destination, StandIn> led = Map.of();
    private volatile Map<String, List<StandIn>> byService = Map.of();

    /** For which servers somebody stands in. */
    public enum Which {
        /** For all, so that nothing leaves this machine. */
        ALL,
        /** For those whose name does not resolve, or who take no connection. */
        MISSING
    }

    /**
     * Stand-ins for configurations to come.
     *
     * @param threads event loops
     * @param tls certificates for connections over TLS
     * @param told hears for every configuration who stands in
     */
    public StandIns(Which which, int threads, StandInTls tls, Consumer<List<StandIn>> told) {
        this.which = which;
        this.transport = Transport.start(threads);
        this.tls = tls;
        this.told = told;
    }

    /** Stand-ins for all servers of a configuration, on one event loop. */
    public static StandIns forAll(Bundle bundle, StandInTls tls) {
        StandIns all = new StandIns(Which.ALL, 1, tls, ignored -> {});
        all.lead(Destination.of(bundle), Set.of());
        return all;
    }

    @Override
    public void learn(Bundle bundle, NameService names) {
        Map<Destination, Set<String>> destinations = Destination.of(bundle);
        Set<Destination> there =
                which == Which.ALL ? Set.of() : new Reachability(transport, names).among(destinations.keySet());
        told.accept(lead(destinations, there));
    }

    private synchronized List<StandIn> lead(Map<Destination, Set<String>> destinations, Set<Destination> there) {
        Map<Destination, StandIn> next = new LinkedHashMap<>();
        Map<String, List<StandIn>> services = new LinkedHashMap<>();
        destinations.forEach((destination, names) -> {
            if (!there.contains(destination)) {
                StandIn one = made.computeIfAbsent(
                        destination,
                        missing -> new StandIn(
                                missing,
                                handler -> new LoopbackPort(transport, LoopbackPort.anyFree(), tls::context, handler)));
                one.services(names);
                next.put(destination, one);
                names.forEach(name -> services.computeIfAbsent(name, ignored -> new ArrayList<>())
                        .add(one));
            }
        });
        led = next;
        byService = services;
        return List.copyOf(next.values());
    }

    /** Calls those who stand in by the services that a configuration has them for, whoever asks them at the moment. */
    public synchronized void call(Bundle bundle) {
        Map<Destination, Set<String>> names = Destination.of(bundle);
        made.forEach((destination, one) -> one.services(names.getOrDefault(destination, Set.of())));
    }

    @Override
    public @Nullable InetSocketAddress of(String host, int port) {
        StandIn one = led.isEmpty() ? null : led.get(new Destination(host, port));
        return one == null ? null : one.address();
    }

    /** All who stand in at the moment, in the order of the configuration. */
    public List<StandIn> all() {
        return List.copyOf(led.values());
    }

    /** Who stands in for a service, by its name or else its id: one for each target of its upstream. */
    public List<StandIn> of(String service) {
        return List.copyOf(byService.getOrDefault(service, List.of()));
    }

    /** Where the requests of each service go to; of several targets to the first. */
    public Map<String, InetSocketAddress> addresses() {
        Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        byService.forEach((name, all) -> addresses.put(name, all.get(0).address()));
        return addresses;
    }

    /** Lets all who stand in for a service behave alike from now on. Not for event loops. */
    public void behave(String service, Behaviour behaviour) {
        of(service).forEach(one -> one.behave(behaviour));
    }

    @Override
    public void close() {
        made.values().forEach(StandIn::close);
        transport.close();
    }
}
