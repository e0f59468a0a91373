package dev.gw.runtime.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.dns.Answer.Entry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NameServiceTest {
    private final Map<String, Answer> zone = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final NameService names = new NameService(
            name -> {
                asked.incrementAndGet();
                return CompletableFuture.completedFuture(zone.getOrDefault(name, Answer.unknown()));
            },
            Clock.systemUTC());

    @Test
    void addressesTakeTurns() {
        zone.put("two.test", Answer.of(List.of(Entry.address("10.0.0.1"), Entry.address("10.0.0.2")), 60_000));
        assertThat(List.of(ask("two.test"), ask("two.test"), ask("two.test")))
                .containsExactly("10.0.0.1:80", "10.0.0.2:80", "10.0.0.1:80");
        assertThat(asked).hasValue(1);
    }

    @Test
    void serviceRecordsSayThePortAndTheShare() {
        zone.put("srv.test", Answer.of(List.of(new Entry("a.test", 9000, 2), new Entry("10.0.0.2", 9001, 1)), 60_000));
        zone.put("a.test", Answer.of(List.of(Entry.address("10.0.0.1")), 60_000));
        assertThat(List.of(ask("srv.test"), ask("srv.test"), ask("srv.test")))
                .containsExactlyInAnyOrder("10.0.0.1:9000", "10.0.0.1:9000", "10.0.0.2:9001");
    }

    @Test
    void aNameThatHoldsForNoTimeIsAskedEachTime() {
        zone.put("now.test", Answer.of(List.of(Entry.address("10.0.0.1")), 0));
        ask("now.test");
        ask("now.test");
        assertThat(asked).hasValue(2);
    }

    @Test
    void anUnknownNameIsAProblemThatSaysSo() {
        assertThatThrownBy(() -> ask("no.test"))
                .hasCauseInstanceOf(NameProblem.class)
                .hasMessageContaining("3 name error");
    }

    @Test
    void aServiceThatPointsAtItselfEnds() {
        zone.put("loop.test", Answer.of(List.of(new Entry("loop.test", 1, 1)), 60_000));
        assertThatThrownBy(() -> ask("loop.test")).hasMessageContaining("recursion");
    }

    @Test
    void shortNamesAreLookedForInTheSearchDomainsFirst() {
        ResolverConfig config =
                ResolverConfig.parse(List.of("nameserver 10.0.0.53", "search a.test b.test", "options ndots:2"));
        assertThat(config.servers()).isTrue();
        assertThat(config.candidates("api.svc")).containsExactly("api.svc.a.test", "api.svc.b.test", "api.svc");
        assertThat(config.candidates("x.y.test")).startsWith("x.y.test");
        assertThat(config.candidates("api.")).containsExactly("api.");
    }

    private String ask(String name) {
        InetSocketAddress found = names.address(name, 80).toCompletableFuture().join();
        return found.getAddress().getHostAddress() + ":" + found.getPort();
    }
}
