package dev.gw.drill.load;

import dev.gw.drill.measure.Counts;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Phase;
import java.util.List;

/** Lets users ask, each of whom waits for the answer before asking again: the closed model. */
final class UserDriver implements Driver {
    private static final long TICK = 10_000_000;
    private static final long BACK_OFF = 10_000_000;

    private final Lane lane;
    private final Beat beat;
    private final Load load;
    private final List<Phase> phases;
    private final Schedule wanted;
    private final int[] done;
    private final int each;
    private final boolean[] running;
    private long origin;
    private int active;
    private boolean over;
    private boolean stopped;

    private UserDriver(Lane lane, Beat beat, Load load, double from, List<Phase> phases, int most, int each) {
        this.lane = lane;
        this.beat = beat;
        this.load = load;
        this.phases = phases;
        this.wanted = new Schedule(from, phases);
        this.done = new int[most + 1];
        this.running = new boolean[most + 1];
        this.each = each;
    }

    static UserDriver of(Lane lane, Beat beat, Load load, Executor.Users executor) {
        return new UserDriver(lane, beat, load, executor.from(), executor.phases(), executor.most(), Integer.MAX_VALUE);
    }

    /** Users who each do so many iterations, and then leave. */
    static UserDriver of(Lane lane, Beat beat, Load load, Executor.Iterations executor) {
        return new UserDriver(lane, beat, load, executor.users(), List.of(), executor.users(), executor.each());
    }

    private boolean counted() {
        return each != Integer.MAX_VALUE;
    }

    @Override
    public void begin(long start) {
        origin = start;
        beat.at(start - load.warmup().toNanos(), this::tick);
    }

    /** Users come; those who leave do so behind their iteration. */
    private void tick() {
        long now = beat.now();
        if (!counted() && now - origin >= wanted.length()) {
            over = true;
        }
        if (over) {
            return;
        }
        int target = target(now);
        for (int user = 1; user <= target; user++) {
            if (!running[user] && done[user] < each) {
                running[user] = true;
                active++;
                round(user);
            }
        }
        if (counted()) {
            over = active == 0;
        }
        if (!over) {
            beat.at(now + TICK, this::tick);
        }
    }

    private int target(long now) {
        if (counted()) {
            return running.length - 1;
        }
        double users = wanted.at(Math.max(0, now - origin));
        boolean warm = now < origin;
        return Math.min(running.length - 1, warm ? (int) Math.ceil(Math.max(1, users)) : (int) Math.round(users));
    }

    private void round(int user) {
        long now = beat.now();
        boolean leaves =
                over || user > target(now) || done[user] >= each || !counted() && now - origin >= wanted.length();
        if (leaves || !lane.begin(now, user, now >= origin)) {
            running[user] = false;
            active--;
            if (!leaves) {
                done[user] = each;
            }
            over |= counted() && active == 0;
        }
    }

    @Override
    public void ended(Iteration iteration, boolean lost) {
        int user = iteration.user();
        if (counted()) {
            done[user]++;
        }
        long now = beat.now();
        long pause = lane.pause();
        long rest = iteration.begun + load.pacing().toNanos() - now;
        long wait = Math.max(lost ? BACK_OFF : 0, Math.max(pause, rest));
        if (wait > 0) {
            beat.at(now + wait, () -> round(user));
        } else {
            round(user);
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
    public LoadProgress.Lane progress(long now) {
        double share;
        if (counted()) {
            long sum = 0;
            for (int one : done) {
                sum += Math.min(one, each);
            }
            share = 1.0 * sum / ((long) each * (done.length - 1));
        } else {
            share = Math.max(0, Math.min(1, 1.0 * (now - origin) / Math.max(1, wanted.length())));
        }
        String state = stopped ? "stopped" : over ? "over" : now < origin ? "warm-up" : Stages.at(phases, now - origin);
        return new LoadProgress.Lane(lane.name(), over && !stopped ? 1 : share, state, Counts.of(active, "user"));
    }

    @Override
    public long planned() {
        return counted() ? (long) each * (done.length - 1) : -1;
    }
}
