package dev.gw.admin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out a plan: stage after stage, several steps at once, none after one that failed. For one use. */
public final class Push {
    private final AdminClient client;
    private final Turns turns;
    private final Consumer<Step> done;
    private final List<Step> applied = new ArrayList<>();
    private Result.@Nullable Failed failed;

    /**
     * What came of it.
     *
     * @param applied what was done, in the order it was
     * @param failed what was not; null where all was done
     * @param left how many steps were not begun
     */
    public record Result(List<Step> applied, @Nullable Failed failed, int left) {
        /** A step that the gateway did not take, and what it said. */
        public record Failed(Step step, String why, boolean reached) {}

        public Result {
            applied = List.copyOf(applied);
        }
    }

    /**
     * A push.
     *
     * @param done told of each step that is done, one at a time
     */
    public Push(AdminClient client, Clock clock, Pause pause, Consumer<Step> done) {
        this.client = client;
        this.turns = new Turns(client.settings().perSecond(), clock, pause);
        this.done = done;
    }

    /** Sends what has to be sent; returns when no request is under way any more. */
    public Result run(PushPlan plan) {
        AtomicInteger begun = new AtomicInteger();
        try (Workers workers = new Workers(client.settings().parallel())) {
            for (List<Step> stage : plan.stages()) {
                List<CompletableFuture<Boolean>> steps = new ArrayList<>();
                stage.forEach(step -> steps.add(workers.ask(() -> step(step, begun))));
                steps.forEach(CompletableFuture::join);
            }
        }
        synchronized (this) {
            return new Result(applied, failed, plan.size() - begun.get());
        }
    }

    private boolean step(Step step, AtomicInteger begun) {
        synchronized (this) {
            if (failed != null) {
                return false;
            }
        }
        begun.incrementAndGet();
        turns.await();
        Reply reply = sent(step);
        boolean gone = step.method().equals("DELETE") && reply.status() == 404;
        synchronized (this) {
            if (reply.isOk() || gone) {
                applied.add(step);
                done.accept(step);
            } else if (failed == null) {
                failed = new Result.Failed(step, reply.shown(), reply.status() != Reply.NONE);
            }
        }
        return true;
    }

    private Reply sent(Step step) {
        Reply reply = client.json(step.method(), step.path(), step.body());
        return step.method().equals("POST") && !reply.isOk() ? again(step, reply) : reply;
    }

    /** A creation without an answer may have been done all the same; then the entity is there. */
    private Reply again(Step step, Reply first) {
        String id = new Reply(200, String.valueOf(step.body())).json().string("id");
        Reply there = client.get(step.path() + "/" + id);
        if (there.isOk()) {
            return there;
        }
        return first.isPassing() ? client.json(step.method(), step.path(), step.body()) : first;
    }
}
