package dev.gw.runtime.recorded;

import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.control.AdminHandler;
import dev.gw.runtime.control.BalancerHealth;
import dev.gw.runtime.control.HealthView;
import dev.gw.runtime.dashboard.Dashboard;
import dev.gw.runtime.dashboard.RecentTraffic;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.ProxyHandler;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.upstream.UpstreamClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

/** A gateway of this process with its three listeners, empty at first. */
final class RunningNode implements AutoCloseable {
    private final Transport transport = Transport.start(1);
    private final Gateway gateway;
    private final Listener proxy;
    private final Listener admin;
    private final Listener status;

    RunningNode(Clock clock) {
        this(clock, GatewaySettings.USUAL);
    }

    RunningNode(Clock clock, GatewaySettings settings) {
        Random random = new Random(39);
        Bundle nothing = new Bundle(MapNode.empty(), List.of());
        Surroundings around = Surroundings.on(
                transport.loops(),
                transport.clientType(),
                transport.datagramType(),
                ForkJoinPool.commonPool(),
                clock,
                random);
        gateway = new Gateway(nothing, clock, random, around, ForkJoinPool.commonPool());
        HealthView health = new BalancerHealth(gateway);
        proxy = listen(new ProxyHandler(
                gateway::snapshot, clock, random, loop -> new UpstreamClient(loop, transport.clientType())));
        Dashboard dashboard = new Dashboard(gateway, new RecentTraffic(clock));
        admin = listen(new AdminHandler(gateway, health, dashboard, settings));
        status = listen(AdminHandler.status(gateway, health, settings));
    }

    private Listener listen(RequestHandler handler) {
        return Listener.bind(transport, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), handler);
    }

    Gateway gateway() {
        return gateway;
    }

    Client proxy() {
        return client(proxy);
    }

    Client admin() {
        return client(admin);
    }

    Client status() {
        return client(status);
    }

    int proxyPort() {
        return proxy.port();
    }

    private static Client client(Listener listener) {
        return new Client(listener.port(), new Recipes(Clock.systemUTC()));
    }

    @Override
    public void close() {
        List.of(proxy, admin, status).forEach(Listener::close);
        transport.close();
    }
}
