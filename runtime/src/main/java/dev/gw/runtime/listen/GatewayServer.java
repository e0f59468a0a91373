package dev.gw.runtime.listen;

import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.control.AdminHandler;
import dev.gw.runtime.control.BalancerHealth;
import dev.gw.runtime.dashboard.Dashboard;
import dev.gw.runtime.dashboard.RecentTraffic;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.http.BodyMemory;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.lua.LuaPlugins;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.ProxyHandler;
import dev.gw.runtime.server.QuickRandom;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.stream.Around;
import dev.gw.runtime.stream.StreamListener;
import dev.gw.runtime.tls.TlsContexts;
import dev.gw.runtime.upstream.UpstreamClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** A gateway with its ports open. Thread-safe. */
public final class GatewayServer implements AutoCloseable {
    private final Gateway gateway;
    private final Transport transport;
    private final ExecutorService lookups;
    private final long endingMillis;
    private final List<Listener> proxies = new ArrayList<>();
    private final List<Listener> admins = new ArrayList<>();
    private final List<Listener> statuses = new ArrayList<>();
    private final List<Listener> streams = new ArrayList<>();

    private GatewayServer(Gateway gateway, Transport transport, ExecutorService lookups, long endingMillis) {
        this.gateway = gateway;
        this.transport = transport;
        this.lookups = lookups;
        this.endingMillis = endingMillis;
    }

    /**
     * Opens the ports and serves a bundle.
     *
     * @param proxy where clients' requests come in
     * @param admin where the Admin API listens
     * @param threads the event loops
     * @param observers are told of every exchange on the proxy's ports
     * @param settings what the operator set
     */
    public static GatewayServer start(
            Bundle bundle,
            List<ListenAddress> proxy,
            List<ListenAddress> admin,
            int threads,
            List<ExchangeObserver> observers,
            GatewaySettings settings) {
        return start(bundle, new Listeners(proxy, admin, List.of()), threads, observers, settings, Doubles.NONE);
    }

    /**
     * Opens the ports and serves a bundle.
     *
     * @param listeners where to listen
     * @param threads the event loops
     * @param observers are told of every exchange on the proxy's ports
     * @param settings what the operator set
     * @param doubles what stands in for the world around
     */
    public static GatewayServer start(
            Bundle bundle,
            Listeners listeners,
            int threads,
            List<ExchangeObserver> observers,
            GatewaySettings settings,
            Doubles doubles) {
        return start(bundle, PluginTypes.all(), listeners, threads, observers, settings, doubles);
    }

    /**
     * The same with other plugins than gw's own.
     *
     * @param types the plugins that are run, by name
     */
    public static GatewayServer start(
            Bundle bundle,
            Map<String, PluginType> types,
            Listeners listeners,
            int threads,
            List<ExchangeObserver> observers,
            GatewaySettings settings,
            Doubles doubles) {
        Clock clock = doubles.clock();
        SecureRandom random = new SecureRandom();
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, "gw-lookup");
            thread.setDaemon(true);
            return thread;
        };
        ExecutorService lookups = Executors.newCachedThreadPool(daemons);
        Transport transport = Transport.start(threads, settings.entrance().sockets());
        Surroundings around = Surroundings.on(
                transport.loops(),
                transport.clientType(),
                transport.datagramType(),
                lookups,
                clock,
                random,
                doubles.detours(),
                settings.names());
        Gateway gateway = new Gateway(bundle, types, clock, random, around, lookups, doubles.keys());
        GatewayServer server = new GatewayServer(
                gateway, transport, lookups, settings.client().times().ending());
        try {
            RecentTraffic traffic = new RecentTraffic(clock);
            RequestHandler handler = new ProxyHandler(
                    gateway::snapshot,
                    clock,
                    new QuickRandom(random.nextLong()),
                    loop -> new UpstreamClient(loop, transport.clientType(), settings.upstream()),
                    listeners.admin().isEmpty() ? observers : with(observers, traffic),
                    settings,
                    BodyMemory.ofProcess());
            TlsContexts contexts = contexts(gateway, settings, clock, random);
            listeners
                    .proxy()
                    .forEach(address -> server.proxies.add(Listener.bind(transport, address, handler, contexts)));
            Around relaying = new Around(gateway::snapshot, transport, contexts, settings, clock, random);
            listeners.stream().forEach(address -> server.streams.add(StreamListener.bind(address, relaying)));
            RequestHandler api =
                    new AdminHandler(gateway, new BalancerHealth(gateway), new Dashboard(gateway, traffic), settings);
            listeners.admin().forEach(address -> server.admins.add(Listener.bind(transport, address, api, contexts)));
            RequestHandler status = AdminHandler.status(gateway, new BalancerHealth(gateway), settings);
            listeners
                    .status()
                    .forEach(address -> server.statuses.add(Listener.bind(transport, address, status, contexts)));
            transport.loops().forEach(loop -> loop.execute(() -> LuaPlugins.start(gateway.state(), loop)));
            return server;
        } catch (RuntimeException notBound) {
            server.close();
            throw notBound;
        }
    }

    /** The certificates of the configuration of the moment, and what plugins have beside it. */
    private static TlsContexts contexts(Gateway gateway, GatewaySettings settings, Clock clock, SecureRandom random) {
        return new TlsContexts(
                () -> gateway.snapshot().serverNames(),
                name -> gateway.snapshot().certificateFor(name),
                settings.entrance().certificates(),
                clock,
                random);
    }

    private static List<ExchangeObserver> with(List<ExchangeObserver> observers, ExchangeObserver another) {
        List<ExchangeObserver> all = new ArrayList<>(observers);
        all.add(another);
        return all;
    }

    public Gateway gateway() {
        return gateway;
    }

    /** The ports that take clients' requests, in the order asked for. */
    public List<Integer> proxyPorts() {
        return proxies.stream().map(Listener::port).toList();
    }

    /** The ports of the Admin API. */
    public List<Integer> adminPorts() {
        return admins.stream().map(Listener::port).toList();
    }

    /** The ports of the status API. */
    public List<Integer> statusPorts() {
        return statuses.stream().map(Listener::port).toList();
    }

    /** The ports for connections and datagrams. */
    public List<Integer> streamPorts() {
        return streams.stream().map(Listener::port).toList();
    }

    /**
     * Stops listening, lets requests and relayed connections that are under way end within the time that the settings give
     * them, and stops.
     */
    @Override
    public void close() {
        List<Listener> used = Stream.concat(proxies.stream(), streams.stream()).toList();
        used.forEach(Listener::close);
        admins.forEach(Listener::close);
        statuses.forEach(Listener::close);
        used.forEach(Listener::drain);
        boolean inTime = true;
        for (Listener listener : used) {
            inTime = listener.awaitEnd(inTime ? endingMillis : 0) && inTime;
        }
        admins.forEach(listener -> listener.awaitEnd(0));
        statuses.forEach(listener -> listener.awaitEnd(0));
        transport.close();
        transport.awaitEnd();
        gateway.state().close();
        lookups.shutdownNow();
    }
}
