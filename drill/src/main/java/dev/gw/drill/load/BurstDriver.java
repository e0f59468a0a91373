package dev.gw.drill.load;

import dev.gw.drill.scenario.Executor;

/** Begins all iterations at once, where asked at the start of a window in which nothing was counted yet. */
final class BurstDriver implements Driver {
    private final Lane lane;
    private final Beat beat;
    private final Executor.Burst executor;
    private final Windows windows;
    private boolean over;
    private boolean begun;
    private long window;
    private int ended;

    BurstDriver(Lane lane, Beat beat, Executor.Burst executor, Windows windows) {
        this.lane = lane;
        this.beat = beat;
        this.executor = executor;
        this.windows = windows;
    }

    @Override
    public void begin(long origin) {
        beat.at(origin, () -> {
            if (over) {
                return;
            }
            if (executor.align().isEmpty()) {
                burst();
            } else {
                beat.at(beat.now() + windows.next(executor.align()), this::burst);
            }
        });
    }

    private void burst() {
        if (over) {
            return;
        }
        begun = true;
        if (!executor.align().isEmpty()) {
            window = windows.number(executor.align());
        }
        long now = beat.now();
        for (int i = 0; i < executor.requests(); i++) {
            lane.begin(now, /* user= */ 0, /* counts= */ true);
        }
        over = true;
    }

    @Override
    public void stop() {
        over = true;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void ended(Iteration iteration, boolean lost) {
        ended++;
        if (!executor.align().isEmpty() && windows.number(executor.align()) != window) {
            lane.straddled("the " + executor.align() + " ended before the burst of " + lane.name() + " did");
        }
    }

    @Override
    public LoadProgress.Lane progress(long now) {
        String state = begun ? ended == executor.requests() ? "over" : "running" : "waiting";
        return new LoadProgress.Lane(lane.name(), 1.0 * ended / executor.requests(), state, "");
    }

    @Override
    public long planned() {
        return executor.requests();
    }
}
