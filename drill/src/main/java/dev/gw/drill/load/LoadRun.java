package dev.gw.drill.load;

import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Scenario;
import dev.gw.runtime.server.Transport;
import io.netty.channel.EventLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the loads of a scenario on a gateway, all on one event loop: what is sent, and in which order, then depends on the
 * seed alone.
 */
public final class LoadRun {
    private static final long MILLI = 1_000_000L;
    private static final long LEAD = 50 * MILLI;
    private static final long SWEEP = 10 * MILLI;
    private static final long STOPPING = 2_000 * MILLI;

    private final Scenario scenario;
    private final World world;
    private final EventLoop loop;
    private final Beat beat;
    private final List<Lane> lanes = new ArrayList<>();
    private final BlockingQueue<LoadProgress> progress = new LinkedBlockingQueue<>();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private final FaultWatch watch = new FaultWatch();
    private @Nullable Recorder recorder;
    private long startedAt;
    private long cpuBefore;
    private long cpuThread;
    private long lastBusy;
    private long giveUp;
    private int lastWarming = Integer.MIN_VALUE;
    private boolean interrupted;
    private boolean ending;

    /**
     * What a run needs of the world.
     *
     * @param transport its first event loop is the run's
     * @param where where requests are sent
     * @param badges what those show who ask
     * @param faults breaks things
     * @param windows the windows that the gateway counts in
     * @param standIns whether gw's stand-ins answer behind the gateway
     * @param clock the time of day
     * @param workers run what may block
     * @param mostRequests the most requests that are sent
     * @param notes what there is to know about the run
     */
    public record World(
            Transport transport,
            Where where,
            Badges badges,
            FaultMaker faults,
            Windows windows,
            boolean standIns,
            Clock clock,
            Executor workers,
            int mostRequests,
            List<String> notes) {}

    /** A run that has not begun. */
    public LoadRun(Scenario scenario, World world) {
        this.scenario = scenario;
        this.world = world;
        this.loop = world.transport().loops().next();
        this.beat = new Beat(loop);
    }

    /**
     * Runs to the end.
     *
     * @param stopped asked a few times a second whether to end now
     * @param told hears of every second
     */
    public LoadResult run(BooleanSupplier stopped, Consumer<LoadProgress> told) {
        loop.execute(() -> guarded(this::begin));
        boolean stopping = false;
        while (!result.isDone() || !progress.isEmpty()) {
            LoadProgress next = poll();
            if (next != null) {
                told.accept(next);
            }
            if (!stopping && stopped.getAsBoolean()) {
                stopping = true;
                loop.execute(() -> guarded(this::interrupt));
            }
        }
        return result.join();
    }

    private @Nullable LoadProgress poll() {
        try {
            return progress.poll(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            loop.execute(() -> guarded(this::interrupt));
            return null;
        }
    }

    /** A bug must end the run, not leave it waiting. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            result.completeExceptionally(bug);
        }
    }

    private void begin() {
        long warmup = scenario.loads().stream()
                .mapToLong(load -> Math.max(0, load.warmup().minus(load.start()).toNanos()))
                .max()
                .orElse(0);
        long from = beat.now() + LEAD + warmup;
        Recorder made = new Recorder(from, this::second);
        recorder = made;
        Lane.Surroundings around = new Lane.Surroundings(
                beat,
                where -> new Dialler(loop, world.transport().clientType(), where),
                world.where(),
                made,
                world.badges(),
                world.windows(),
                watch,
                world.standIns(),
                world.clock(),
                new Allowance(world.mostRequests()));
        for (Load load : scenario.loads()) {
            lanes.add(new Lane(load, scenario, around, lanes.size()));
        }
        startedAt = world.clock().millis() + (from - beat.now()) / MILLI;
        cpuThread = Thread.currentThread().getId();
        lanes.forEach(lane -> lane.driver().begin(from + lane.load().start().toNanos()));
        scenario.faults().forEach(fault -> beat.at(from + fault.at().toNanos(), () -> fault(fault)));
        beat.at(from, () -> cpuBefore = cpu());
        lastBusy = from;
        sweep();
    }

    private void sweep() {
        guarded(() -> {
            long now = beat.now();
            int inFlight = 0;
            int waiting = 0;
            boolean over = true;
            for (Lane lane : lanes) {
                lane.pool().sweep(now);
                inFlight += lane.pool().inFlight();
                waiting += lane.pool().waiting();
                over &= lane.driver().isOver();
            }
            recorder().roll(now, inFlight, waiting);
            warming((int) Math.floorDiv(now - recorder().from(), 1_000 * MILLI), inFlight, waiting);
            if (over && !ending) {
                ending = true;
                giveUp = now + (interrupted ? STOPPING : patience());
            }
            boolean idle = inFlight == 0 && waiting == 0;
            if (!over || !idle) {
                lastBusy = now;
            }
            if (over && (idle || now - giveUp > 0)) {
                finish(now);
            } else {
                beat.at(now + SWEEP, this::sweep);
            }
        });
    }

    /** Tells of the seconds before measuring begins, too. */
    private void warming(int number, int inFlight, int waiting) {
        if (number < 0 && number > lastWarming) {
            second(new Interval(
                    number, 0, new Statuses(java.util.Collections.emptySortedMap()), 0, 0, 0, 0, 0, inFlight, waiting));
            lastWarming = number;
        }
    }

    /** What is under way at the end is waited for as long as it may take. */
    private long patience() {
        return scenario.loads().stream()
                        .mapToLong(load -> load.patience().toNanos())
                        .max()
                        .orElse(0)
                + 100 * MILLI;
    }

    private void interrupt() {
        interrupted = true;
        lanes.forEach(lane -> {
            lane.driver().stop();
            lane.pool().forget();
        });
        giveUp = Math.min(ending ? giveUp : Long.MAX_VALUE, beat.now() + STOPPING);
    }

    private void fault(Fault fault) {
        if (ending) {
            return;
        }
        watch.began(fault, beat.now());
        world.workers().execute(() -> {
            world.faults().begin(fault);
            loop.execute(() -> {
                watch.inForce(fault, beat.now());
                if (fault.lasts().isZero()) {
                    watch.ended(fault, beat.now());
                } else {
                    beat.at(beat.now() + fault.lasts().toNanos(), () -> mend(fault));
                }
            });
        });
    }

    private void mend(Fault fault) {
        watch.mending(fault, beat.now());
        world.workers().execute(() -> {
            world.faults().end(fault);
            loop.execute(() -> watch.ended(fault, beat.now()));
        });
    }

    private void second(Interval interval) {
        long now = beat.now();
        List<RequestTally> tallies =
                lanes.stream().flatMap(lane -> lane.tallies().stream()).toList();
        List<LimitLine> limits = tallies.stream()
                .flatMap(tally -> Stream.ofNullable(tally.limitLine()))
                .toList();
        progress.add(new LoadProgress(
                interval,
                lanes.stream().map(lane -> lane.driver().progress(now)).toList(),
                limits,
                tallies.stream().mapToLong(RequestTally::missed).sum()));
    }

    private Recorder recorder() {
        return java.util.Objects.requireNonNull(recorder);
    }

    private void finish(long now) {
        lanes.forEach(Lane::forgetWaiting);
        long measured = Math.max(0, lastBusy - recorder().from());
        double busy = cpuBefore < 0 || measured == 0 ? -1 : 1.0 * (cpu() - cpuBefore) / measured;
        RunFacts facts = new RunFacts(startedAt, measured, now, interrupted, busy, world.standIns(), world.notes());
        LoadResult made =
                new Results(scenario, lanes, recorder(), watch, world.where().url(), facts).result();
        lanes.forEach(lane -> lane.pool().close());
        result.complete(made);
    }

    private long cpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(cpuThread) : -1;
    }
}
