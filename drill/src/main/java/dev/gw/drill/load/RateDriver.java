package dev.gw.drill.load;

import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Phase;
import java.util.List;
import java.util.Locale;

/** Begins iterations by the clock: the open model, in which slow answers don't slow down who asks. */
final class RateDriver implements Driver {
    private static final int BATCH = 256;

    private final Lane lane;
    private final Beat beat;
    private final Executor.Rate executor;
    private final long warmup;
    private final Schedule before;
    private final Schedule schedule;
    private long origin;
    private long warmed;
    private long next;
    private boolean over;
    private boolean stopped;

    RateDriver(Lane lane, Beat beat, Load load, Executor.Rate executor) {
        this.lane = lane;
        this.beat = beat;
        this.executor = executor;
        this.warmup = load.warmup().toNanos();
        this.schedule = new Schedule(executor.from(), executor.phases());
        double first =
                executor.from() > 0 ? executor.from() : executor.phases().get(0).to() / 2;
        this.before = new Schedule(first, List.of(new Phase(first, load.warmup())));
    }

    @Override
    public void begin(long start) {
        origin = start;
        beat.at(start - warmup, this::tick);
    }

    private void tick() {
        int done = 0;
        while (!over && done < BATCH) {
            boolean warm = warmed < before.count();
            long intended = warm ? origin - warmup + before.nanos(warmed) : origin + schedule.nanos(next);
            if (!warm && next >= schedule.count()) {
                over = true;
                return;
            }
            long now = beat.now();
            if (intended > now) {
                beat.at(intended, this::tick);
                return;
            }
            if (warm) {
                warmed++;
            } else {
                next++;
                lane.recorder().late(now - intended);
            }
            lane.begin(intended, /* user= */ 0, !warm);
            done++;
        }
        if (!over) {
            beat.loop().execute(this::tick);
        }
    }

    @Override
    public void stop() {
        stopped |= !over;
        over = true;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void ended(Iteration iteration, boolean lost) {
        // the clock says when the next one begins
    }

    @Override
    public LoadProgress.Lane progress(long now) {
        long passed = now - origin;
        double share = schedule.length() == 0 ? 1 : Math.max(0, Math.min(1, 1.0 * passed / schedule.length()));
        String state = over
                ? stopped ? "stopped" : "over"
                : passed < -warmup ? "waiting" : passed < 0 ? "warm-up" : Stages.at(executor.phases(), passed);
        String wanted = String.format(Locale.ROOT, "%.0f/s", over ? 0 : schedule.at(Math.max(0, passed)));
        return new LoadProgress.Lane(lane.name(), over && !stopped ? 1 : share, state, wanted);
    }

    @Override
    public long planned() {
        return schedule.count();
    }
}
