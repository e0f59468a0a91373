package dev.gw.runtime.stream;

import dev.gw.model.Entity;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.exchange.Session;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginSlot;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.trace.TraceIds;
import dev.gw.runtime.upstream.Failure;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.PeerSource;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes one session through its phases: route, plugins, a peer that takes the connection, logs. Everything happens on the
 * session's event loop.
 */
final class SessionRun {
    private static final int NO_ROUTE = 500;
    private static final int NO_SERVICE = 503;
    private static final int NO_PEER = 502;

    private final Snapshot snapshot;
    private final Caller caller;
    private final EventLoop loop;
    private final Ends ends;
    private final Exchange exchange;
    private final Session session;
    private final List<Plugin> collected = new ArrayList<>();
    private List<PluginSlot> chain;
    private @Nullable ServiceRuntime service;
    private PeerSource.@Nullable Tries tries;
    private int attempt;
    private boolean over;

    /** The two sides that are brought together. */
    interface Ends {
        /** Opens the way to a peer; the listener hears of it on the event loop. */
        void connect(ServiceRuntime service, Peer peer, Connected listener);

        /** The way is open: what comes goes to the other side. */
        void relay(ServiceRuntime service);

        /** Sends octets to the client that are not the upstream's. */
        void say(byte[] octets);

        /** Nothing comes of it. */
        void refuse();
    }

    /** Hears how an attempt to connect ended. */
    @FunctionalInterface
    interface Connected {
        /** With the kind of failure; null where there is none. */
        void done(Failure.@Nullable Kind failure);
    }

    SessionRun(Around around, Caller caller, EventLoop loop, Ends ends) {
        this.snapshot = around.snapshot().get();
        this.caller = caller;
        this.loop = loop;
        this.ends = ends;
        this.chain = snapshot.chains().globalOfStreams();
        this.exchange = Exchange.ofConnection(
                caller.connection(),
                TraceIds.random(around.random(), 16),
                new Timings(around.clock().millis(), now()),
                around.settings(),
                loop);
        session = new Session(ends::say);
        exchange.session(session);
    }

    Session session() {
        return session;
    }

    private long now() {
        return loop.ticker().nanoTime();
    }

    void start() {
        Router.Found found = snapshot.connections().find(caller.asked(exchange.settings()));
        if (found != null) {
            Entity route = found.route();
            service = snapshot.serviceOf(route);
            exchange.routed(
                    RouteMatch.ofPrefix(""),
                    route,
                    service == null ? null : service.service(),
                    new UpstreamRequest("", "", null, new Headers()));
            chain = snapshot.chains().of(route.id());
        }
        preread(0, found == null ? NO_ROUTE : 0);
    }

    private void preread(int from, int refused) {
        for (int i = from; i < chain.size(); i++) {
            Plugin plugin = chain.get(i).select(null);
            if (plugin == null) {
                continue;
            }
            collected.add(plugin);
            if (refused != 0 || exchange.response() != null) {
                continue;
            }
            CompletionStage<?> wait = asked(plugin);
            if (wait != null) {
                int next = i + 1;
                wait.whenComplete((done, problem) -> loop.execute(() -> {
                    if (problem != null) {
                        exchange.respond(ErrorAnswers.crash(exchange));
                    }
                    preread(next, 0);
                }));
                return;
            }
        }
        if (refused != 0) {
            refuse(refused);
        } else if (exchange.response() != null) {
            refuse(exchange.response().status());
        } else if (service == null) {
            refuse(NO_SERVICE);
        } else {
            ServiceRuntime to = service.with(exchange.detour());
            tries = to.peers().open(exchange);
            nextTry(to, tries);
        }
    }

    private @Nullable CompletionStage<?> asked(Plugin plugin) {
        try {
            return plugin.preread(exchange);
        } catch (RuntimeException crash) {
            exchange.respond(ErrorAnswers.crash(exchange));
            return null;
        }
    }

    private void nextTry(ServiceRuntime to, PeerSource.Tries peers) {
        long began = now();
        peers.next()
                .whenComplete((peer, problem) -> loop.execute(() -> {
                    if (over) {
                        return;
                    }
                    if (peer == null) {
                        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
                        refuse(cause instanceof PeerSource.NoPeer none ? none.status() : NO_PEER);
                        return;
                    }
                    attempt(to, peers, peer, began);
                }));
    }

    private void attempt(ServiceRuntime to, PeerSource.Tries peers, Peer peer, long began) {
        Timings timings = exchange.timings();
        if (attempt == 0) {
            timings.upstreamStart(now());
        }
        long start = timings.startedAtMillis() + timings.millisUntil(began);
        exchange.tries().add(Try.begun(peer.address(), start, now() - began));
        ends.connect(to, peer, failure -> {
            if (over) {
                return;
            }
            if (failure == null) {
                timings.upstreamHead(now());
                ends.relay(to);
                return;
            }
            exchange.tries().set(attempt, exchange.tries().get(attempt).failed(NO_PEER));
            if (attempt < to.retries()) {
                peers.failed(failure);
                attempt++;
                nextTry(to, peers);
            } else {
                refuse(NO_PEER);
            }
        });
    }

    private void refuse(int status) {
        // first, because closing the client's side would end the session too, without the reason
        over(status);
        ends.refuse();
    }

    /** The session has ended. */
    void over(int status) {
        if (over) {
            return;
        }
        over = true;
        session.status(status);
        if (tries != null) {
            tries.over(status == NO_PEER ? NO_PEER : 0, 0);
        }
        exchange.timings().end(now());
        collected.forEach(this::log);
        exchange.ended();
    }

    private void log(Plugin plugin) {
        try {
            plugin.log(exchange);
        } catch (RuntimeException ignored) {
            // the other plugins shall still log it
        }
    }
}
