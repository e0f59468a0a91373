package dev.gw.drill.load;

import dev.gw.drill.scenario.DataRows;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Talk;
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
    private final Books books;
    private final Set<String> doubts = new TreeSet<>();
    private long number;
    private long started;
    private long dropped;

    /**
     * What a lane runs in.
     *
     * @param recorder counts
     * @param watch hears of answers while something is broken
     * @param standIns whether gw's stand-ins answer behind the gateway
     * @param allowance how much all lanes may send
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
            Allowance allowance) {}

    Lane(Load load, Scenario scenario, Surroundings around, int index) {
        this.load = load;
        this.scenario = scenario;
        this.around = around;
        this.books = new Books(around.recorder(), around.watch());
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
        Where where = where();
        Dialler dialler = new Dialler(beat.loop(), around.channelType(), where);
        this.pool = new Pool(beat.loop(), dialler, where.speech(), load.connections(), load.streams(), this);
        this.driver = driver(beat);
    }

    /** Calls of gRPC go over HTTP/2, whatever else is asked; WebSockets are opened over HTTP/1.1. */
    private Where where() {
        if (load.callsGrpc()) {
            return around.where().speaking(Speech.HTTP2);
        }
        return load.opensWebSockets() ? around.where().speaking(Speech.HTTP1) : around.where();
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
        if (around.allowance().isUsedUp()) {
            doubts.add("no more than " + around.allowance().most() + " requests may be sent");
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
            asked();
            pool.submit(new Attempt(iteration, next, intended));
        }
    }

    /** Something more is asked for. */
    void asked() {
        around.allowance().use();
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
        books.sending(attempt.iteration, attempt.moves > 0);
    }

    @Override
    public void answered(Attempt attempt, Came came) {
        after(attempt.iteration, read(attempt, came));
    }

    @Override
    public Conversation opened(Attempt attempt, Came came) {
        PreparedRequest prepared = attempt.prepared;
        Talk talk = Objects.requireNonNull(prepared.request().talk());
        return new Conversation(
                this, around.beat(), books, attempt.iteration, prepared.messages(), talk.code(), read(attempt, came));
    }

    /** What was said over a WebSocket is over. */
    void talked(Iteration iteration, boolean goOn) {
        pool.hungUp();
        after(iteration, goOn);
    }

    /** A WebSocket broke off, or an answer over it did not come. */
    void broken(Iteration iteration) {
        pool.hungUp();
        end(iteration, /* lost= */ true);
    }

    /** Counts an answer and looks at it; whether what comes behind has what it needs. */
    private boolean read(Attempt attempt, Came came) {
        long now = around.beat().now();
        long latency = now - attempt.intended;
        Iteration iteration = attempt.iteration;
        RequestTally tally = attempt.prepared.tally();
        books.came(iteration, tally, Math.min(999, came.status()), latency, now - attempt.sent, came.octets(), now);
        books.limit(iteration, tally, came, now);
        Request request = attempt.request();
        return request.expect().isEmpty() && request.extract().isEmpty()
                || Books.read(iteration, tally, new SeenReply(came, latency, request.call()));
    }

    private void after(Iteration iteration, boolean goOn) {
        if (!goOn) {
            end(iteration, /* lost= */ false);
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

    /** What is left of an iteration is not sent. */
    private void end(Iteration iteration, boolean lost) {
        iteration.end();
        driver.ended(iteration, lost);
    }

    @Override
    public void lost(Attempt attempt, String why, boolean safe) {
        long now = around.beat().now();
        books.lost(attempt.iteration, attempt.prepared.tally(), why, safe, now - attempt.intended, now);
        end(attempt.iteration, /* lost= */ true);
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

    Books books() {
        return books;
    }

    /** What is counted of all that it sends. */
    List<RequestTally> tallies() {
        return requests.stream().flatMap(request -> request.tallies().stream()).toList();
    }

    Set<String> doubts() {
        return doubts;
    }
}
