package dev.gw.drill.load;

import dev.gw.drill.measure.Statuses;
import dev.gw.drill.scenario.DataRows;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Extraction;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A load while it runs: begins iterations for its driver, and sends their requests. Belongs to an event loop. */
final class Lane implements Pool.Answers {
    private final Load load;
    private final Scenario scenario;
    private final Surroundings around;
    private final Chance chance;
    private final List<PreparedRequest> requests = new ArrayList<>();
    private final Drawn<PreparedRequest> drawn;
    private final @Nullable Drawn<Map.Entry<String, Integer>> identities;
    private final int[] cursors;
    private final Pool pool;
    private final Driver driver;
    private final Set<String> doubts = new TreeSet<>();
    private long number;
    private long started;
    private long dropped;
    private long unnoticed;
    private long moved;

    /**
     * What a lane runs in.
     *
     * @param recorder counts
     * @param watch hears of answers while something is broken
     * @param standIns whether gw's stand-ins answer behind the gateway
     */
    record Surroundings(
            Beat beat,
            Class<? extends io.netty.channel.Channel> channelType,
            Where where,
            Recorder recorder,
            Badges badges,
            Windows windows,
            FaultWatch watch,
            boolean standIns,
            java.time.Clock clock,
            int most) {}

    Lane(Load load, Scenario scenario, Surroundings around, int index) {
        this.load = load;
        this.scenario = scenario;
        this.around = around;
        this.chance = new Chance(scenario.seed() * 1_000_003 + index, around.clock());
        for (Request request : load.requests()) {
            RequestTally tally = new RequestTally(load, request, around.standIns());
            requests.add(new PreparedRequest(load, request, around.where(), tally));
        }
        this.drawn = new Drawn<>(requests, one -> one.request().weight());
        this.identities = load.identities().isEmpty()
                ? null
                : new Drawn<>(List.copyOf(load.identities().entrySet()), Map.Entry::getValue);
        this.cursors = new int[load.data().size()];
        Beat beat = around.beat();
        Where where = load.callsGrpc() ? around.where().speaking(Speech.HTTP2) : around.where();
        Dialler dialler = new Dialler(beat.loop(), around.channelType(), where);
        this.pool = new Pool(beat.loop(), dialler, where.speech(), load.connections(), load.streams(), this);
        this.driver = driver(beat);
    }

    private Driver driver(Beat beat) {
        Executor executor = load.executor();
        if (executor instanceof Executor.Rate rate) {
            return new RateDriver(this, beat, load, rate);
        }
        if (executor instanceof Executor.Users users) {
            return UserDriver.of(this, beat, load, users);
        }
        return executor instanceof Executor.Iterations iterations
                ? UserDriver.of(this, beat, load, iterations)
                : new BurstDriver(this, beat, (Executor.Burst) executor, around.windows());
    }

    /**
     * Begins an iteration.
     *
     * @param user who asks; 0 for the next one
     * @param counts whether it is measured
     * @return false where there are no more, because data has run out or too many requests were sent
     */
    boolean begin(long intended, int user, boolean counts) {
        if (started + number >= around.most() * 2L) {
            doubts.add("no more than " + around.most() + " requests may be sent");
            driver.stop();
            return false;
        }
        List<Iteration.Row> rows = rows();
        if (rows == null) {
            driver.stop();
            return false;
        }
        if (pool.waiting() >= load.maxWaiting()) {
            dropped += counts ? 1 : 0;
            return true;
        }
        number++;
        started += counts ? 1 : 0;
        String identity = identities == null ? "" : identities.next(chance).getKey();
        int who = user > 0 ? user : users(identity, number);
        Badge badge = identity.isEmpty() ? Badge.NOBODY : around.badges().of(identity, who);
        List<PreparedRequest> steps = load.inOrder() ? requests : List.of(drawn.next(chance));
        proceed(new Iteration(this, number, who, badge, rows, steps, intended, counts), intended);
        return true;
    }

    private int users(String identity, long count) {
        var known = scenario.identities().get(identity);
        return known == null ? 1 : (int) ((count - 1) % known.users()) + 1;
    }

    /** A row of each data; null where one has run out. */
    private @Nullable List<Iteration.Row> rows() {
        if (cursors.length == 0) {
            return List.of();
        }
        List<Iteration.Row> rows = new ArrayList<>(cursors.length);
        for (int i = 0; i < cursors.length; i++) {
            DataRows data =
                    Objects.requireNonNull(scenario.data().get(load.data().get(i)));
            int size = data.rows().size();
            if (size == 0 || data.pick() == DataRows.Pick.UNIQUE && cursors[i] == size) {
                return null;
            }
            int index = data.pick() == DataRows.Pick.RANDOM ? chance.below(size) : cursors[i]++ % size;
            rows.add(new Iteration.Row(data, index));
        }
        return rows;
    }

    private void proceed(Iteration iteration, long intended) {
        PreparedRequest next = iteration.next();
        if (next == null) {
            driver.ended(iteration, /* lost= */ false);
        } else {
            pool.submit(new Attempt(iteration, next, intended));
        }
    }

    /** How long a user waits until the next request. */
    long pause() {
        long least = load.think().least().toNanos();
        long most = load.think().most().toNanos();
        return most == 0 ? 0 : chance.between(least, most);
    }

    @Override
    public void sending(Attempt attempt) {
        attempt.sentAt(around.beat().now());
        if (!attempt.iteration.counts) {
            return;
        }
        if (attempt.moves == 0) {
            around.recorder().sent();
        } else {
            moved++;
        }
    }

    @Override
    public void answered(Attempt attempt, Came came) {
        long now = around.beat().now();
        long latency = now - attempt.intended;
        Iteration iteration = attempt.iteration;
        PreparedRequest prepared = attempt.prepared;
        if (iteration.counts) {
            int status = Math.min(999, came.status());
            String identity = iteration.badge().identity();
            prepared.tally().count(identity, status, latency, now - attempt.sent, came.octets());
            around.recorder().done(status, latency, now - attempt.sent);
            around.watch().came(status, latency, now);
            limit(prepared, came, now);
        }
        boolean goOn = true;
        if (!prepared.request().expect().isEmpty()
                || !prepared.request().extract().isEmpty()) {
            SeenReply reply = new SeenReply(came, latency, prepared.request().call());
            if (iteration.counts) {
                prepared.tally().check(reply);
            }
            goOn = extract(iteration, prepared.request(), reply);
        }
        after(iteration, goOn);
    }

    private void limit(PreparedRequest prepared, Came came, long now) {
        String window = came.limitName();
        if (window != null) {
            prepared.tally().limit(window, came.limit());
        }
        if (window != null || came.status() == 429) {
            prepared.tally().limited(around.recorder().second(now), came.status() == 429);
        }
    }

    /** What comes behind needs the values: without them it is not sent. */
    private static boolean extract(Iteration iteration, Request request, SeenReply reply) {
        boolean all = true;
        for (Extraction extraction : request.extract()) {
            String value = extraction.value().apply(reply);
            if (value == null) {
                all = false;
            } else {
                iteration.extract(extraction.name(), value);
            }
        }
        return all;
    }

    private void after(Iteration iteration, boolean goOn) {
        if (!goOn) {
            iteration.end();
            driver.ended(iteration, /* lost= */ false);
            return;
        }
        // behind the last request the driver waits, before it begins again
        long pause = load.inOrder() && !iteration.isOver() ? pause() : 0;
        long now = around.beat().now();
        if (pause > 0) {
            around.beat().at(now + pause, () -> proceed(iteration, now + pause));
        } else {
            proceed(iteration, now);
        }
    }

    @Override
    public void lost(Attempt attempt, String why, boolean safe) {
        long now = around.beat().now();
        Iteration iteration = attempt.iteration;
        if (iteration.counts) {
            unnoticed += safe ? 1 : 0;
            RequestTally tally = attempt.prepared.tally();
            tally.count(iteration.badge().identity(), Statuses.LOST, 0, 0, 0);
            tally.unanswered(why);
            around.recorder().done(Statuses.LOST, 0, 0);
            around.watch().came(Statuses.LOST, now - attempt.intended, now);
        }
        iteration.end();
        driver.ended(iteration, /* lost= */ true);
    }

    /** The run can't be decided, for a reason. */
    void straddled(String why) {
        doubts.add(why);
    }

    String name() {
        return load.name();
    }

    Load load() {
        return load;
    }

    Chance chance() {
        return chance;
    }

    @Nullable
    String variable(String name) {
        return scenario.vars().get(name);
    }

    Recorder recorder() {
        return around.recorder();
    }

    Pool pool() {
        return pool;
    }

    Driver driver() {
        return driver;
    }

    List<PreparedRequest> requests() {
        return requests;
    }

    long started() {
        return started;
    }

    long dropped() {
        return dropped;
    }

    /** Requests that are given up because the run ends. */
    void forgetWaiting() {
        dropped += pool.forget();
    }

    /** How many lost requests a client that sends again would not have noticed. */
    long unnoticed() {
        return unnoticed;
    }

    /** How often a request was sent over another connection, because the gateway closed the first before it came to it. */
    long moved() {
        return moved;
    }

    Set<String> doubts() {
        return doubts;
    }
}
