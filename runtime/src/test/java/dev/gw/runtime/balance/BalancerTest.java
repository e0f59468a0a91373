package dev.gw.runtime.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.dns.Answer;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.health.ActiveSettings;
import dev.gw.runtime.health.CheckSettings;
import dev.gw.runtime.health.HealthBook;
import dev.gw.runtime.health.Prober;
import dev.gw.runtime.health.Prober.Finding;
import dev.gw.runtime.health.Timers;
import dev.gw.runtime.upstream.Failure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BalancerTest implements Timers, Prober {
    private static final CheckSettings PASSIVE = new CheckSettings(0, Set.of(200), 2, 1, 0, Set.of(500));
    private static final CheckSettings PROBED = new CheckSettings(1, Set.of(200), 1, 1, 1, Set.of(500));

    private final List<Runnable> repeated = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Map<String, Answer> zone = new HashMap<>();
    private final HealthBook book = new HealthBook(Clock.systemUTC());
    private Finding finding = Finding.answer(200);

    @Test
    void anUpstreamWithoutTargetsHasNobody() {
        assertThat(pick(balancer(0, List.of()))).isNull();
    }

    @Test
    void aTargetThatFailsIsLeftOut() {
        Balancer pool = balancer(0, List.of(Target.parse("10.0.0.1:80", 1), Target.parse("10.0.0.2:80", 1)));
        pool.failed(address(pool, 0), Failure.Kind.CONNECT);
        assertThat(hosts(pool)).containsOnly("10.0.0.2");
        assertThat(pool.targets()).extracting(TargetHealth::health).containsExactly("UNHEALTHY", "HEALTHY");
    }

    @Test
    void aProbeBringsItBack() {
        Balancer pool = balancer(0, List.of(Target.parse("10.0.0.1:80", 1), Target.parse("10.0.0.2:80", 1)));
        pool.failed(address(pool, 0), Failure.Kind.CONNECT);
        repeated.forEach(Runnable::run);
        assertThat(hosts(pool)).containsOnly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void aProbeThatFailsTakesItOut() {
        Balancer pool = balancer(0, List.of(Target.parse("10.0.0.1:80", 1)));
        finding = Finding.timeout();
        repeated.get(0).run();
        assertThat(pick(pool)).isNull();
        assertThat(pool.isHealthy()).isFalse();
    }

    @Test
    void belowTheThresholdNobodyIsAsked() {
        Balancer pool = balancer(50, List.of(Target.parse("10.0.0.1:80", 1), Target.parse("10.0.0.2:80", 1)));
        assertThat(pick(pool)).isNotNull();
        pool.setHealth("10.0.0.1", 80, null, false);
        assertThat(pick(pool)).isNull();
    }

    @Test
    void healthSurvivesAReload() {
        Balancer before = balancer(0, List.of(Target.parse("10.0.0.1:80", 1), Target.parse("10.0.0.2:80", 1)));
        before.setHealth("10.0.0.2", 80, null, false);
        Balancer after = balancer(0, List.of(Target.parse("10.0.0.2:80", 7), Target.parse("10.0.0.3:80", 1)));
        before.close();
        assertThat(hosts(after)).containsOnly("10.0.0.3");
    }

    @Test
    void portsDefaultTo8000() {
        assertThat(Target.parse("a.test", 1).port()).isEqualTo(8000);
        assertThat(Target.parse("[::1]:81", 1).port()).isEqualTo(81);
        assertThat(Target.parse("[::1]:81", 1).name()).isEqualTo("::1");
    }

    @Test
    void eachAddressOfANameIsATarget() {
        zone.put("a.test", Answer.of(List.of(entry("10.0.0.1"), entry("10.0.0.2")), 60_000));
        assertThat(hosts(balancer(0, List.of(Target.parse("a.test:80", 1))))).containsOnly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void oneAddressOfATargetIsSetByItsPortToo() {
        zone.put("a.test", Answer.of(List.of(entry("10.0.0.1"), entry("10.0.0.2")), 60_000));
        Balancer pool = balancer(0, List.of(Target.parse("a.test:80", 1)));

        assertThat(pool.setHealth("a.test", 80, "10.0.0.1:81", false)).isFalse();
        assertThat(pool.setHealth("a.test", 80, "10.0.0.1:80", false)).isTrue();
        assertThat(hosts(pool)).containsOnly("10.0.0.2");
    }

    @Test
    void anAddressOfVersionSixIsTheSameHoweverItIsWritten() {
        Balancer pool = balancer(0, List.of(Target.parse("[::1]:80", 1), Target.parse("10.0.0.1:80", 1)));

        assertThat(pool.setHealth("::1", 80, "[0000:0000:0000:0000:0000:0000:0000:0001]:80", false))
                .isTrue();
        assertThat(hosts(pool)).containsOnly("10.0.0.1");
    }

    @Test
    void aServiceRecordIsSetByItsName() {
        zone.put("srv.test", Answer.of(List.of(new Answer.Entry("a.test", 90, 1)), 60_000));
        Balancer pool = balancer(0, List.of(Target.parse("srv.test:80", 1), Target.parse("10.0.0.1:80", 1)));

        assertThat(pool.setHealth("srv.test", 80, "a.test:90", false)).isTrue();
        assertThat(hosts(pool)).containsOnly("10.0.0.1");
    }

    @Test
    void aNameWithoutAddressesIsADnsError() {
        Balancer pool = balancer(0, List.of(Target.parse("no.test:80", 1), Target.parse("10.0.0.1:80", 1)));
        assertThat(hosts(pool)).containsOnly("10.0.0.1");
        assertThat(pool.targets().get(0).health()).isEqualTo("DNS_ERROR");
    }

    private Balancer balancer(double threshold, List<Target> targets) {
        ActiveSettings active = new ActiveSettings("http", "/", List.of(), 1000, 10, 5000, 5000, null, false);
        HashKey none = new HashKey(new HashKey.Part("none", ""), new HashKey.Part("none", ""), "", "/");
        UpstreamSettings settings = new UpstreamSettings(
                "pool", "round-robin", 1000, none, null, false, threshold, true, PASSIVE, PROBED, active);
        NameService names = new NameService(
                name -> CompletableFuture.completedFuture(zone.getOrDefault(name, Answer.unknown())),
                Clock.systemUTC());
        return new Balancer(
                settings, targets, new Surroundings(names, this, this, book, Clock.systemUTC(), new Random(7)));
    }

    private static Answer.Entry entry(String address) {
        return Answer.Entry.address(address);
    }

    private static @Nullable Address pick(Balancer pool) {
        return pool.pick(new Choice(""));
    }

    private static Address address(Balancer pool, int target) {
        String host = pool.targets().get(target).host();
        for (int i = 0; i < 10; i++) {
            Address picked = pick(pool);
            if (picked != null && picked.host().equals(host)) {
                return picked;
            }
        }
        throw new AssertionError("never asked: " + host);
    }

    private static List<String> hosts(Balancer pool) {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Address picked = pick(pool);
            if (picked != null) {
                hosts.add(picked.host());
            }
        }
        return hosts;
    }

    @Override
    public Runnable every(long millis, Runnable work) {
        repeated.add(work);
        return () -> repeated.remove(work);
    }

    @Override
    public void after(long millis, Runnable work) {
        later.add(work);
    }

    @Override
    public CompletionStage<Finding> probe(java.net.InetSocketAddress to, String host, ActiveSettings settings) {
        return CompletableFuture.completedFuture(finding);
    }
}
