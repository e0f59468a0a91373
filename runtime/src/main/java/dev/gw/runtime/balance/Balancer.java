package dev.gw.runtime.balance;

import dev.gw.runtime.dns.Answer;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.health.ActiveChecks;
import dev.gw.runtime.health.Health;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.PeerSource;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An upstream at work: its targets, what their names stand for, how they are, and who is next. Thread-safe. */
public final class Balancer implements AutoCloseable {
    private static final long RENEWAL_SLACK_MILLIS = 500;
    private static final long FAILED_MILLIS = 30_000;
    private static final long ASK_EACH_TIME_MILLIS = 60_000;

    private final UpstreamSettings settings;
    private final Surroundings around;
    private final List<Target> targets;
    private final Algorithm algorithm;
    private final CompletableFuture<Void> ready;
    private final @Nullable ActiveChecks checks;
    private boolean closed;

    /** Looks the targets' names up and starts the probes. */
    Balancer(UpstreamSettings settings, List<Target> targets, Surroundings around) {
        this.settings = settings;
        this.around = around;
        this.targets = List.copyOf(targets);
        this.algorithm = algorithm(settings, around);
        List<CompletableFuture<?>> lookups = new ArrayList<>();
        for (Target target : targets) {
            lookups.add(look(target));
        }
        this.ready = CompletableFuture.allOf(lookups.toArray(CompletableFuture[]::new));
        this.checks = settings.active().isOn()
                ? new ActiveChecks(
                        settings.active(),
                        settings.probed(),
                        around.prober(),
                        around.timers(),
                        this::probed,
                        this::healthChanged)
                : null;
    }

    private static Algorithm algorithm(UpstreamSettings settings, Surroundings around) {
        return switch (settings.algorithm()) {
            case "consistent-hashing" -> new ConsistentHash(settings.slots());
            case "least-connections" -> new LeastConnections();
            case "latency" -> new Latency(around.clock());
            default -> new RoundRobin(around.random());
        };
    }

    /** The peers for a service's request. */
    PeerSource.Tries open(Exchange exchange, boolean tls) {
        return new BalancedTries(this, exchange, tls);
    }

    UpstreamSettings settings() {
        return settings;
    }

    Surroundings around() {
        return around;
    }

    /** Completes when all names were looked up once. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    synchronized @Nullable Address pick(Choice choice) {
        Address next = isHealthy() ? algorithm.pick(choice) : null;
        choice.current(next);
        return next;
    }

    synchronized void over(Choice choice, double seconds) {
        algorithm.over(choice, seconds);
        choice.current(null);
    }

    /** Counts a try that failed; another followed. */
    void failed(Address address, Failure.Kind kind) {
        report(address, kind.status() == 504 ? 504 : -1);
    }

    /** Counts what the last try of a request brought. */
    void ended(Address address, int status) {
        report(address, status);
    }

    private void report(Address address, int status) {
        Health health = address.health();
        if (health == null) {
            return;
        }
        boolean before = health.isUp();
        if (status == 504) {
            health.timeout(settings.passive());
        } else if (status < 0) {
            health.tcpFailure(settings.passive());
        } else {
            health.status(status, settings.passive());
        }
        if (before != health.isUp()) {
            healthChanged();
        }
    }

    private synchronized void healthChanged() {
        boolean changed = false;
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                changed |= address.refresh();
            }
        }
        if (changed) {
            algorithm.update(targets);
        }
    }

    /** Whether enough of its weight is available. */
    public synchronized boolean isHealthy() {
        long total = 0;
        long available = 0;
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                total += address.weight();
                available += address.isAvailable() ? address.weight() : 0;
            }
        }
        return total > 0 && 100.0 * available / total > settings.threshold();
    }

    /** Whether health plays a part: some check is on. */
    public boolean isChecked() {
        return settings.checked();
    }

    /** Whether there are targets, and connections to each of them are led elsewhere. */
    boolean isLedElsewhere() {
        return !targets.isEmpty() && targets.stream().allMatch(this::isLedElsewhere);
    }

    private boolean isLedElsewhere(Target target) {
        return around.names().detour(target.name(), target.port()) != null;
    }

    /** The targets, as the Admin API shows them. */
    public synchronized List<TargetHealth> targets() {
        return targets.stream()
                .map(target -> HealthView.of(target, settings.checked()))
                .toList();
    }

    /**
     * Sets the health of a target by hand.
     *
     * @param one the address that is meant, with or without a port; null for all of the target
     * @return false where there is no such target or address
     */
    public boolean setHealth(String host, int port, @Nullable String one, boolean up) {
        Target only = one == null ? null : Target.parse(one, 1);
        boolean found = false;
        for (Address address : addresses()) {
            Target target = address.target();
            boolean meant = only == null ? target.port() == port : isMeant(address, only);
            if (meant && target.name().equals(host)) {
                found = true;
                if (address.health() != null) {
                    address.health().set(up);
                }
            }
        }
        healthChanged();
        return found;
    }

    /** Kong goes by the address where there is one, and by the port alone where it is a name. */
    private static boolean isMeant(Address address, Target only) {
        if (address.port() != only.port()) {
            return false;
        }
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(only.name());
        return octets == null || Arrays.equals(octets, NetUtil.createByteArrayFromIpAddressString(address.host()));
    }

    private synchronized List<Address> addresses() {
        return targets.stream().flatMap(target -> target.addresses().stream()).toList();
    }

    private List<ActiveChecks.Probed> probed() {
        List<ActiveChecks.Probed> all = new ArrayList<>();
        for (Address address : addresses()) {
            InetSocketAddress at = place(address);
            if (address.health() != null && at != null) {
                String host = settings.hostHeader() != null
                        ? settings.hostHeader()
                        : address.target().name();
                boolean isDouble = isLedElsewhere(address.target());
                all.add(new ActiveChecks.Probed(at, host, address.health(), isDouble));
            }
        }
        return all;
    }

    /** Where an address is connected to; null for a name. */
    private @Nullable InetSocketAddress place(Address address) {
        InetSocketAddress instead = around.names().detour(address.host(), address.port());
        return instead == null && NameService.isAddress(address.host())
                ? new InetSocketAddress(address.host(), address.port())
                : instead;
    }

    private CompletableFuture<Void> look(Target target) {
        return around.names()
                .resolve(target.name(), target.port())
                .thenAccept(answer -> take(target, answer))
                .toCompletableFuture();
    }

    private synchronized void take(Target target, Answer answer) {
        if (closed) {
            return;
        }
        AddressList.take(
                target, answer, this::health, address -> around.health().leave(key(address)));
        target.answer(answer);
        algorithm.update(targets);
        if (!target.isLiteral()) {
            long holds = answer.ttlMillis() == 0 ? ASK_EACH_TIME_MILLIS : answer.ttlMillis();
            long wait = answer.problem() == null ? holds + RENEWAL_SLACK_MILLIS : FAILED_MILLIS;
            around.timers().after(wait, () -> renew(target));
        }
    }

    private void renew(Target target) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        look(target);
    }

    private @Nullable Health health(Target target, String host, int port, int weight) {
        boolean has = settings.checked() && weight > 0;
        return has ? around.health().open(key(target, host, port)) : null;
    }

    private String key(Address address) {
        return key(address.target(), address.host(), address.port());
    }

    private String key(Target target, String host, int port) {
        return settings.name() + "|" + target.name() + "|" + host + ":" + port;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (checks != null) {
            checks.close();
        }
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                if (address.health() != null) {
                    around.health().leave(key(address));
                }
            }
        }
    }
}
