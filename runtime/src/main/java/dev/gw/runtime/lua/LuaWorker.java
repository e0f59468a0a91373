package dev.gw.runtime.lua;

import dev.gw.lua.LuaVm;
import dev.gw.runtime.exchange.Exchange;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Lua of one event loop; used by that loop only, but for {@link #forget}. */
final class LuaWorker implements AutoCloseable {
    private static final int MAILBOX = 256 * 1024;
    private static final int RUN = 0;
    private static final int RESUME = 1;
    private static final int END = 2;
    private static final int FORGET = 3;
    private static final int FIRE = 4;
    private static final int PROBE = 5;
    private static final int START = 6;
    private static final int EVALUATE = 7;
    private static final int HEAR = 8;
    private static final int ASK = 9;
    private static final int DONE = 0;
    private static final int WAITING = 1;

    private final LuaHost host;
    private final Executor loop;
    private final LuaVm vm;
    private final Mail mail;
    private final Queue<Integer> forgotten = new ConcurrentLinkedQueue<>();
    private final LoopPlace place;
    private final Set<LuaPlugin> listening = new LinkedHashSet<>();
    private String heard = "";
    private final Map<Integer, AutoCloseable> sockets = new HashMap<>();
    private int opened;
    private int requests;
    private Task task = Task.NONE;
    private @Nullable CompletionStage<Consumer<Mail>> pending;
    private Consumer<Mail> ready = Mail::replyNil;
    private byte[] body = {};
    private @Nullable Evaluation evaluation;

    /** Held by whoever is within LuaJIT; closing waits for it, and nobody comes in behind it. */
    private final ReentrantLock inside = new ReentrantLock();

    private boolean closed;
    private int outcome;
    private int coroutine;
    private String said = "";

    /**
     * What code runs for.
     *
     * @param plugin whose code it is; null for none
     * @param request for which request; null for none
     */
    record Task(
            @Nullable LuaPlugin plugin,
            Phase phase,
            @Nullable LuaRequest request) {
        static final Task NONE = new Task(null, Phase.NONE, null);
    }

    LuaWorker(LuaHost host, Executor loop) {
        this.host = host;
        this.loop = loop;
        this.place = LoopPlace.of(loop);
        Mail[] made = new Mail[1];
        this.vm = new LuaVm("gw", LuaSources.text("boot"), Primitives.ALL.names(), MAILBOX, box -> {
            if (made[0] == null) {
                made[0] = new Mail(box);
            }
            Primitives.ALL.answer(this, made[0]);
        });
        this.mail = made[0];
    }

    LuaHost host() {
        return host;
    }

    Executor loop() {
        return loop;
    }

    /** Which of the event loops this one is. */
    LoopPlace place() {
        return place;
    }

    int nextRequest() {
        return ++requests;
    }

    /** What runs at the moment. */
    Task task() {
        return task;
    }

    LuaRequest request() {
        if (task.request() == null) {
            throw new LuaProblem("no request found");
        }
        return task.request();
    }

    Exchange exchange() {
        return request().exchange();
    }

    LuaPlugin plugin() {
        if (task.plugin() == null) {
            throw new LuaProblem("no plugin runs");
        }
        return task.plugin();
    }

    /**
     * Runs a phase of a plugin.
     *
     * @return null when done, else a stage that completes when it is
     * @throws LuaProblem where the code fails
     */
    @Nullable
    CompletionStage<?> run(LuaPlugin plugin, Phase phase, @Nullable Exchange exchange) {
        for (Integer old = forgotten.poll(); old != null; old = forgotten.poll()) {
            enter(Task.NONE, FORGET, old, 0, 0);
        }
        LuaRequest request = exchange == null ? null : LuaRequest.of(exchange, this);
        Task its = new Task(plugin, phase, request);
        enter(its, RUN, plugin.id(), phase.number(), request == null ? 0 : request.id());
        return settle(its);
    }

    /** Runs the body filter of a plugin over a whole body. */
    byte[] filter(LuaPlugin plugin, Exchange exchange, byte[] whole) {
        body = whole;
        run(plugin, Phase.BODY_FILTER, exchange);
        return taken();
    }

    /** Asks a function in the schema of a plugin something; what it answers. */
    byte[] ask(LuaPlugin plugin, byte[] question) {
        body = question;
        Task its = new Task(plugin, Phase.NONE, null);
        enter(its, ASK, plugin.id(), 0, 0);
        settle(its);
        return taken();
    }

    private byte[] taken() {
        byte[] whole = body;
        body = new byte[0];
        return whole;
    }

    /** The body that is being filtered. */
    byte[] body() {
        return body;
    }

    void body(byte[] other) {
        body = other;
    }

    /** Loads a custom plugin; its priority and the names of its handler's functions, apart by spaces. */
    String probe(LuaPlugin plugin) {
        Task its = new Task(plugin, Phase.INIT_WORKER, null);
        enter(its, PROBE, plugin.id(), 0, 0);
        settle(its);
        return said;
    }

    /** Loads a plugin's code before it is asked for, and lets it begin. */
    void start(LuaPlugin plugin) {
        Task its = new Task(plugin, Phase.INIT_WORKER, null);
        enter(its, START, plugin.id(), 0, 0);
        settle(its);
    }

    /** Evaluates an expression for a plugin's configuration. */
    void evaluate(LuaPlugin plugin, Exchange exchange, Evaluation its) {
        evaluation = its;
        LuaRequest request = LuaRequest.of(exchange, this);
        Task evaluating = new Task(plugin, Phase.BODY_FILTER, request);
        enter(evaluating, EVALUATE, plugin.id(), Phase.ACCESS.number(), request.id());
        settle(evaluating);
        evaluation = null;
    }

    Evaluation evaluation() {
        if (evaluation == null) {
            throw new LuaProblem("nothing is evaluated");
        }
        return evaluation;
    }

    /** A timer's time has come; what code does then may fail now, or when it has waited. */
    void fire(LuaPlugin plugin, int timer) {
        Task its = new Task(plugin, Phase.TIMER, null);
        enter(its, FIRE, timer, plugin.id(), 0);
        CompletionStage<?> further = settle(its);
        if (further != null) {
            further.whenComplete((done, problem) -> {
                if (problem != null) {
                    plugin.log().failed(plugin.code().plugin(), Phase.TIMER, problem);
                }
            });
        }
    }

    /** Has a plugin hear what is told from now on. */
    void listen(LuaPlugin plugin) {
        listening.add(plugin);
    }

    /** Something was told to all event loops. */
    void hear(String text) {
        for (LuaPlugin plugin : List.copyOf(listening)) {
            heard = text;
            try {
                enter(new Task(plugin, Phase.TIMER, null), HEAR, plugin.id(), 0, 0);
                settle(Task.NONE);
            } catch (LuaProblem problem) {
                plugin.log().failed(plugin.code().plugin(), Phase.TIMER, problem);
            }
        }
    }

    /** What was told last. */
    String heard() {
        return heard;
    }

    /** Lets go of a request. */
    void ended(LuaRequest request) {
        enter(Task.NONE, END, request.id(), 0, 0);
    }

    /** Lets go of a plugin's code, at the next occasion; may be called by any thread. */
    void forget(int plugin) {
        forgotten.add(plugin);
    }

    private void enter(Task its, int command, int first, int second, int third) {
        inside.lock();
        try {
            if (closed) {
                throw new LuaProblem("the gateway has stopped");
            }
            task = its;
            mail.word(0, command);
            mail.word(1, first);
            mail.word(2, second);
            mail.word(3, third);
            vm.enter();
            outcome = mail.word(0);
            coroutine = mail.word(1);
            said = outcome == DONE && command != PROBE || outcome == WAITING ? "" : mail.problem();
        } finally {
            task = Task.NONE;
            inside.unlock();
        }
    }

    private @Nullable CompletionStage<?> settle(Task its) {
        if (outcome == DONE) {
            return null;
        }
        if (outcome != WAITING) {
            throw new LuaProblem(said);
        }
        int waiting = coroutine;
        CompletionStage<Consumer<Mail>> awaited = pending;
        pending = null;
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (awaited != null) {
            awaited.whenComplete((reply, none) -> loop.execute(() -> resume(its, waiting, reply, done)));
        }
        return done;
    }

    private void resume(Task its, int waiting, Consumer<Mail> reply, CompletableFuture<Void> done) {
        try {
            ready = reply;
            enter(
                    its,
                    RESUME,
                    waiting,
                    its.phase().number(),
                    its.request() == null ? 0 : its.request().id());
            CompletionStage<?> further = settle(its);
            if (further == null) {
                done.complete(null);
            } else {
                further.whenComplete((nothing, problem) -> {
                    if (problem == null) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(problem);
                    }
                });
            }
        } catch (RuntimeException problem) {
            done.completeExceptionally(problem);
        }
    }

    /**
     * Lets the code that calls wait for something.
     *
     * @param reply replies with what came; not called where it fails
     * @throws LuaProblem where code must not wait in its phase
     */
    <T> void await(CompletionStage<T> stage, BiConsumer<Mail, T> reply) {
        CompletionStage<Consumer<Mail>> outcome = stage.handle((value, problem) -> problem == null
                ? its -> reply.accept(its, value)
                : its -> its.fail(String.valueOf(cause(problem).getMessage())));
        CompletableFuture<Consumer<Mail>> future = outcome.toCompletableFuture();
        if (future.isDone()) {
            future.join().accept(mail);
        } else if (task.phase().mayWait()) {
            pending = outcome;
            mail.word(0, Mail.WAIT);
        } else {
            throw new LuaProblem(
                    "API disabled in the context of " + task.phase().lua() + "_by_lua*");
        }
    }

    private static Throwable cause(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause == null ? problem : cause;
    }

    /** Keeps a socket under a number. */
    int opened(AutoCloseable socket) {
        sockets.put(++opened, socket);
        return opened;
    }

    /** The socket of a number. */
    <T extends AutoCloseable> T socket(int number, Class<T> kind) {
        AutoCloseable socket = sockets.get(number);
        if (!kind.isInstance(socket)) {
            throw new LuaProblem("closed");
        }
        return kind.cast(socket);
    }

    void closed(int number) {
        AutoCloseable socket = sockets.remove(number);
        if (socket != null) {
            try {
                socket.close();
            } catch (Exception unclosed) {
                throw new LuaProblem(String.valueOf(unclosed.getMessage()));
            }
        }
    }

    /** Replies with what came of the waiting. */
    void fetch() {
        ready.accept(mail);
    }

    /** Ends LuaJIT when nobody is within; may be called by any thread, and again. */
    @Override
    public void close() {
        inside.lock();
        try {
            if (!closed) {
                closed = true;
                vm.close();
            }
        } finally {
            inside.unlock();
        }
    }
}
