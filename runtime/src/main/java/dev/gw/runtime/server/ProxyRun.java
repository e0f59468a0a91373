package dev.gw.runtime.server;

import dev.gw.model.Entity;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.error.GrpcAnswers;
import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.http.CollectedBody;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginSlot;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes one request through its phases. Everything happens on the request's event loop. */
final class ProxyRun {
    private final Snapshot snapshot;
    private final ServerStream stream;
    private final Exchange exchange;
    private final UpstreamClient client;
    private final List<Plugin> collected = new ArrayList<>();
    private final List<ExchangeObserver> observers;
    private List<PluginSlot> chain;
    private List<String> asked = List.of();
    private boolean stopped;
    private boolean over;

    ProxyRun(
            Snapshot snapshot,
            ServerStream stream,
            Exchange exchange,
            UpstreamClient client,
            List<ExchangeObserver> observers) {
        this.snapshot = snapshot;
        this.observers = observers;
        this.stream = stream;
        this.exchange = exchange;
        this.client = client;
        this.chain = snapshot.chains().global();
    }

    Exchange exchange() {
        return exchange;
    }

    ServerStream stream() {
        return stream;
    }

    UpstreamClient client() {
        return client;
    }

    void start() {
        try {
            for (int i = 0; i < chain.size(); i++) {
                Plugin plugin = chain.get(i).select(null);
                if (plugin != null && exchange.response() == null) {
                    plugin.rewrite(exchange);
                }
            }
        } catch (RuntimeException crash) {
            exchange.respond(ErrorAnswers.crash(exchange));
        }
        if (exchange.response() == null) {
            route();
        }
        if (exchange.response() != null) {
            refused();
            return;
        }
        access(0);
    }

    /** Answers a request that is refused before it has a route: what filters and logs every answer does so to this. */
    void refused() {
        collectFrom(0);
        answer();
    }

    private void route() {
        Request request = exchange.request();
        RouterRequest wanted = Routing.asked(
                request, exchange.settings().shownPort(request.connection().localPort()));
        Router.Found found = wanted == null ? null : snapshot.router().find(wanted);
        if (found == null) {
            exchange.respond(ErrorAnswers.error(exchange, 404, "no Route matched with those values"));
            return;
        }
        Entity route = found.route();
        ServiceRuntime service = snapshot.serviceOf(route);
        exchange.routed(
                found.match(),
                route,
                service == null ? null : service.service(),
                Routing.upstream(found, service == null ? "/" : service.path(), request));
        Response refused = ProtocolCheck.refuse(exchange, route);
        if (refused == null) {
            chain = snapshot.chains().of(route.id());
        } else {
            // as in Kong, of the plugins only those that are for every request hear of it
            exchange.respond(refused);
        }
    }

    /** Runs the access phases from a place in the chain on; comes back here when a plugin had to wait. */
    private void access(int from) {
        for (int i = from; i < chain.size(); i++) {
            Plugin plugin = select(chain.get(i));
            if (plugin == null) {
                continue;
            }
            collected.add(plugin);
            if (exchange.response() != null) {
                continue;
            }
            if (plugin.buffersAnswers()) {
                exchange.buffer();
            }
            ask(chain.get(i).name());
            CompletionStage<?> wait;
            try {
                wait = plugin.access(exchange);
            } catch (RuntimeException crash) {
                exchange.respond(ErrorAnswers.crash(exchange));
                continue;
            }
            if (wait != null) {
                int next = i + 1;
                wait.whenComplete((done, problem) -> stream.eventLoop().execute(() -> {
                    if (problem != null) {
                        exchange.respond(failure(problem));
                    }
                    access(next);
                }));
                return;
            }
        }
        afterAccess();
    }

    private void ask(String plugin) {
        if (asked.isEmpty()) {
            asked = new ArrayList<>();
        }
        asked.add(plugin);
    }

    private Response failure(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        if (!(cause instanceof MalformedMessage malformed)) {
            return ErrorAnswers.crash(exchange);
        }
        return malformed.status() == CollectedBody.NO_MEMORY
                ? ErrorAnswers.error(exchange, malformed.status(), String.valueOf(malformed.getMessage()))
                : ErrorAnswers.proxyError(exchange, malformed.status());
    }

    private @Nullable Plugin select(PluginSlot slot) {
        Identity identity = exchange.identity();
        return slot.select(identity == null ? null : identity.consumerId());
    }

    private void collectFrom(int from) {
        for (int i = from; i < chain.size(); i++) {
            Plugin plugin = select(chain.get(i));
            if (plugin != null) {
                collected.add(plugin);
            }
        }
    }

    private void afterAccess() {
        if (!stream.isOpen()) {
            finished();
            return;
        }
        if (exchange.response() != null) {
            stopped = true;
            answer();
            return;
        }
        ServiceRuntime service = snapshot.serviceOf(Objects.requireNonNull(exchange.route()));
        if (service == null) {
            exchange.respond(ErrorAnswers.error(exchange, 503, "no Service found with those values"));
            answer();
            return;
        }
        new Proxying(this, service.with(exchange.detour())).start();
    }

    /** Runs the phases that see an upstream's answer as a whole, and then what comes next. */
    void respond(Runnable next) {
        respond(0, next);
    }

    private void respond(int from, Runnable next) {
        for (int i = from; i < collected.size(); i++) {
            Response response = exchange.response();
            if (response == null || response.source() != Response.Source.SERVICE) {
                break;
            }
            CompletionStage<?> wait;
            try {
                wait = collected.get(i).response(exchange);
            } catch (RuntimeException crash) {
                exchange.respond(ErrorAnswers.crash(exchange));
                break;
            }
            if (wait != null) {
                int further = i + 1;
                wait.whenComplete((done, problem) -> stream.eventLoop().execute(() -> {
                    if (problem != null) {
                        exchange.respond(failure(problem));
                    }
                    respond(further, next);
                }));
                return;
            }
        }
        next.run();
    }

    /**
     * Runs the header phases over the exchange's response.
     *
     * @param now the event loop's clock
     */
    void filterHeaders(long now) {
        Response first = Objects.requireNonNull(exchange.response());
        Answering.measure(first);
        OperatorHeaders.add(exchange, first);
        Answering.tie(exchange, first);
        for (Plugin plugin : collected) {
            try {
                plugin.headerFilter(exchange);
            } catch (RuntimeException ignored) {
                // the client gets the answer as the others leave it; of Kong it would get none
            }
        }
        Response response = Objects.requireNonNull(exchange.response());
        if (response != first) {
            Answering.measure(response);
        }
        Answering.describeNothing(response);
        AnswerType.nameCharset(response);
        Answering.mark(exchange, response, now);
        Course course = course(now);
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).answering(exchange, course);
        }
    }

    private Course course(long now) {
        String stoppedBy = stopped && !asked.isEmpty() ? asked.get(asked.size() - 1) : null;
        return new Course(List.copyOf(asked), stoppedBy, exchange.timings().millisUntil(now));
    }

    /** Sends an answer that the gateway made itself. */
    void answer() {
        Response made = Objects.requireNonNull(exchange.response());
        Response adapted = GrpcAnswers.adapted(exchange.request(), made);
        if (adapted != made) {
            exchange.respond(adapted);
        }
        filterHeaders(now());
        Response response = Objects.requireNonNull(exchange.response());
        byte[] body = response.transformed(Objects.requireNonNull(response.body()));
        stream.dated();
        long length = Answering.toldLength(response, body.length);
        stream.start(response.status(), response.reason(), response.headers(), length);
        response.bodyPassed(body);
        response.bodyEnded();
        stream.write(Unpooled.wrappedBuffer(body));
        stream.finish();
        finished();
    }

    private long now() {
        return stream.eventLoop().ticker().nanoTime();
    }

    /** The answer is out: the log phases. */
    void finished() {
        finished(now());
    }

    /** The same at a moment of the event loop's clock. */
    void finished(long now) {
        if (over) {
            return;
        }
        over = true;
        exchange.timings().end(now);
        for (Plugin plugin : collected) {
            try {
                plugin.log(exchange);
            } catch (RuntimeException ignored) {
                // the answer is out; the other plugins shall still log it
            }
        }
        Course course = course(now);
        for (int i = 0; i < observers.size(); i++) {
            observers.get(i).finished(exchange, course);
        }
        exchange.ended();
    }
}
