package dev.gw.runtime.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.settings.NameSettings;
import dev.gw.runtime.settings.NameSettings.Kind;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Look-ups at the name servers that an operator names. */
class DnsLookupTest {
    private static final ResolverConfig NO_CONFIG = new ResolverConfig(false, List.of(), 1);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private NameServer server;

    @BeforeEach
    void start() throws IOException {
        server = new NameServer();
    }

    @AfterEach
    void stop() {
        server.close();
        loops.shutdownGracefully();
    }

    @Test
    void theServerThatIsNamedIsAsked() {
        server.a("one.test", 10, 0, 0, 1);

        assertThat(ask("one.test").records()).extracting(Answer.Entry::host).containsExactly("10.0.0.1");
    }

    @Test
    void servicesWinOverAddressesUnlessTheOrderSaysOtherwise() {
        server.a("both.test", 10, 0, 0, 1).srv("both.test", 1, 5, 8080, "one.test");

        assertThat(ask("both.test").records()).containsExactly(new Answer.Entry("one.test", 8080, 5));
        assertThat(ask("both.test", Kind.A, Kind.SRV).records()).containsExactly(Answer.Entry.address("10.0.0.1"));
    }

    @Test
    void kindsThatTheOrderLeavesOutAreNotAskedFor() {
        server.srv("service.test", 1, 5, 8080, "one.test");

        assertThat(ask("service.test", Kind.A, Kind.AAAA).isMissing()).isTrue();
        assertThat(server.asked()).containsExactly("service.test 1", "service.test 28");
    }

    @Test
    void anotherNameIsWhatIsAskedForNext() {
        server.cname("alias.test", "one.test").a("one.test", 10, 0, 0, 1);

        assertThat(ask("alias.test", Kind.A, Kind.CNAME).records()).containsExactly(Answer.Entry.address("one.test"));
    }

    @Test
    void answersHoldAsLongAsTheOperatorWants() {
        server.a("one.test", 10, 0, 0, 1);
        NameSettings five =
                new NameSettings(List.of(server.address()), null, List.of(), new NameSettings.Times(5_000, 0, 0, 0));

        assertThat(ask("one.test").ttlMillis()).isEqualTo(60_000);
        assertThat(ask("one.test", five).ttlMillis()).isEqualTo(5_000);
    }

    private Answer ask(String name, Kind... order) {
        return ask(name, new NameSettings(List.of(server.address()), null, List.of(order), NameSettings.USUAL.times()));
    }

    private Answer ask(String name, NameSettings settings) {
        return DnsLookup.start(loops, NioDatagramChannel.class, NO_CONFIG, settings)
                .ask(name)
                .toCompletableFuture()
                .join();
    }
}
