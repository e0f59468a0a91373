package dev.gw.drill.stage;

import dev.gw.drill.load.Badges;
import dev.gw.drill.load.Dialler;
import dev.gw.drill.load.FaultMaker;
import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.load.LoadRun;
import dev.gw.drill.load.Where;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Scenario;
import dev.gw.runtime.server.Transport;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    public RemoteLoad(Scenario scenario, Where where, Badges badges, Clock time) {
        this.scenario = scenario;
        this.where = where;
        this.badges = badges;
        this.clock = WindowClock.waiting(time);
    }

    /** Why it takes no connections; empty where it does. */
    public String problem() {
        return new Dialler(transport.loops().next(), transport.clientType(), where).problem();
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
        transport.close();
    }
}
