package dev.gw.drill.stage;

import dev.gw.drill.load.Badges;
import dev.gw.drill.load.FaultMaker;
import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.load.LoadRun;
import dev.gw.drill.load.Where;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Scenario;
import dev.gw.runtime.server.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A gateway that runs somewhere, to be put under load. */
public final class RemoteLoad implements FaultMaker, AutoCloseable {
    private final Scenario scenario;
    private final Where where;
    private final Badges badges;
    private final WindowClock clock;
    private final Transport transport = Transport.start(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();

    /**
     * A gateway.
     *
     * @param badges what those show who ask
     */
    public RemoteLoad(Scenario scenario, String host, int port, Badges badges, Clock time) {
        this.scenario = scenario;
        this.where = new Where(new InetSocketAddress(host, port), port == 80 ? host : host + ":" + port, null);
        this.badges = badges;
        this.clock = WindowClock.waiting(time);
    }

    /** Whether it takes connections. */
    public boolean isReachable() {
        ChannelFuture connecting = new Bootstrap()
                .group(transport.loops())
                .channel(transport.clientType())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 3_000)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(where.address())
                .awaitUninterruptibly();
        connecting.channel().close();
        return connecting.isSuccess();
    }

    /** Runs the scenario, as {@link LoadStage#run} does. */
    public LoadResult run(int mostRequests, BooleanSupplier stopped, Consumer<LoadProgress> told) {
        LoadRun.World world = new LoadRun.World(
                transport, where, badges, this, clock, false, clock, workers, mostRequests, List.of());
        return new LoadRun(scenario, world).run(stopped, told);
    }

    @Override
    public void begin(Fault fault) {
        throw new IllegalStateException("a gateway that runs somewhere is not broken");
    }

    @Override
    public void end(Fault fault) {
        throw new IllegalStateException("a gateway that runs somewhere is not broken");
    }

    @Override
    public void close() {
        workers.shutdownNow();
        transport.loops().shutdownGracefully(0, 1000, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
