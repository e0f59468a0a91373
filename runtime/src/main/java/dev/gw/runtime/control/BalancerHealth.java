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
        List<Address> addresses = balancer == null
                ? List.of()
                : balancer.targets().stream()
                        .filter(known -> known.host().equals(host) && known.port() == port)
                        .flatMap(known -> known.addresses().stream())
                        .map(one -> new Address(one.ip(), one.port(), one.weight(), one.health()))
                        .toList();
        return new TargetHealth(host, port, "A", weight, addresses);
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
                target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)), address, healthy);
        return done ? null : "target not found";
    }
}
