package dev.gw.runtime.balance;

import dev.gw.runtime.dns.BlockingLookup;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.dns.DnsLookup;
import dev.gw.runtime.dns.HostsLookup;
import dev.gw.runtime.dns.Lookup;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.dns.ResolverConfig;
import dev.gw.runtime.health.ExecutorTimers;
import dev.gw.runtime.health.HealthBook;
import dev.gw.runtime.health.NettyProber;
import dev.gw.runtime.health.Prober;
import dev.gw.runtime.health.Timers;
import dev.gw.runtime.settings.NameSettings;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What balancers work with.
 *
 * @param names resolves targets' names
 * @param timers renews names and starts probes
 * @param prober probes
 * @param health what is known of addresses, also from earlier configurations
 * @param clock the time
 * @param random shuffles, and draws cookies
 */
public record Surroundings(
        NameService names, Timers timers, Prober prober, HealthBook health, Clock clock, RandomGenerator random) {
    private static final Path RESOLVER_CONFIG = Path.of("/etc/resolv.conf");

    /** The real ones, where connections go where the configuration says. */
    public static Surroundings on(
            EventLoopGroup loops,
            Class<? extends Channel> channelType,
            Class<? extends DatagramChannel> datagramType,
            Executor blocking,
            Clock clock,
            RandomGenerator random) {
        return on(loops, channelType, datagramType, blocking, clock, random, Detours.NONE, NameSettings.USUAL);
    }

    /**
     * The real ones.
     *
     * @param loops event loops
     * @param channelType the channels that fit them
     * @param datagramType the datagram channels that fit them
     * @param blocking runs look-ups on machines without name servers
     * @param detours lead connections elsewhere
     * @param settings how names are looked up
     */
    public static Surroundings on(
            EventLoopGroup loops,
            Class<? extends Channel> channelType,
            Class<? extends DatagramChannel> datagramType,
            Executor blocking,
            Clock clock,
            RandomGenerator random,
            Detours detours,
            NameSettings settings) {
        ResolverConfig config = ResolverConfig.read(RESOLVER_CONFIG);
        boolean asksServers = config.servers() || !settings.servers().isEmpty();
        Lookup servers =
                asksServers ? DnsLookup.start(loops, datagramType, config, settings) : new BlockingLookup(blocking);
        Lookup lookup = HostsLookup.of(settings.hosts(), servers);
        return new Surroundings(
                new NameService(lookup, clock, detours, settings.times()),
                new ExecutorTimers(loops),
                new NettyProber(loops, channelType, new ProbeTls()),
                new HealthBook(clock),
                clock,
                random);
    }
}
