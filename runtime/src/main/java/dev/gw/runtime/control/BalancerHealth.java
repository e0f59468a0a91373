package dev.gw.runtime.control;

import dev.gw.model.Entity;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.balance.Balancer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The health of upstreams as the gateway's balancers know it. */
public final class BalancerHealth implements HealthView {
    private final Gateway gateway;

    /** The health of what a gateway serves at the moment. */
    public BalancerHealth(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public TargetHealth target(Entity upstream, String target, int weight) {
        int colon = target.lastIndexOf(':');
        String host = target.substring(0, colon);
        int port = Integer.parseInt(target.substring(colon + 1));
        Balancer balancer = gateway.upstreams().find(upstream.id());
        List<dev.gw.runtime.balance.TargetHealth> known = balancer == null
                ? List.of()
                : balancer.targets().stream()
                        .filter(one -> one.host().equals(bare(host)) && one.port() == port)
                        .toList();
        List<Address> addresses = known.stream()
                .flatMap(one -> one.addresses().stream())
                .map(one -> new Address(one.ip(), one.port(), one.weight(), one.health()))
                .toList();
        String dns = known.isEmpty() ? "A" : known.get(0).dns();
        return new TargetHealth(host, port, dns, weight, addresses);
    }

    @Override
    public String upstream(Entity upstream) {
        Balancer balancer = gateway.upstreams().find(upstream.id());
        if (balancer == null || !balancer.isChecked()) {
            return UNCHECKED;
        }
        return balancer.isHealthy() ? "HEALTHY" : "UNHEALTHY";
    }

    @Override
    public boolean isAvailable(Entity upstream) {
        Balancer balancer = gateway.upstreams().find(upstream.id());
        return balancer != null && balancer.isHealthy();
    }

    @Override
    public @Nullable String mark(Entity upstream, String target, @Nullable String address, boolean healthy) {
        Balancer balancer = gateway.upstreams().find(upstream.id());
        if (balancer == null || !balancer.isChecked()) {
            return "no healthchecker found for " + upstream.name();
        }
        int colon = target.lastIndexOf(':');
        boolean done = balancer.setHealth(
                bare(target.substring(0, colon)), Integer.parseInt(target.substring(colon + 1)), address, healthy);
        // Kong asks for all addresses of a target's name, of which there may be none
        return done || address == null ? null : "target not found";
    }

    /** The host of a target, where one of IPv6 stands in brackets. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
