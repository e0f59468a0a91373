package dev.gw.runtime.exchange;

import dev.gw.model.Entity;
import dev.gw.runtime.settings.GatewaySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Everything in it belongs to one event loop: plugins that wait for something come back to
 * that loop before they touch it again.
 */
public final class Exchange {
    private final Request request;
    private final String id;
    private final Timings timings;
    private final Supplier<CompletionStage<byte[]>> bodyReader;
    private GatewaySettings settings = GatewaySettings.USUAL;
    private @Nullable Entity route;
    private @Nullable Entity service;
    private @Nullable RouteMatch match;
    private @Nullable UpstreamRequest upstream;
    private @Nullable Response response;
    private @Nullable Identity identity;
    private byte @Nullable [] replacedBody;
    private @Nullable Headers answerHeaders;
    private Executor loop = Runnable::run;
    private @Nullable String stickyCookie;
    private Traffic traffic = Traffic.NONE;
    private int upstreamStatus;
    private final List<Try> tries = new ArrayList<>(1);
    private @Nullable Map<String, String> logFields;
    private @Nullable Map<String, Object> shared;
    private @Nullable List<LogEdit> logEdits;
    private Detour detour = Detour.NONE;
    private boolean buffered;
    private byte @Nullable [] upstreamBody;
    private @Nullable Session session;
    private @Nullable Forwarded forwarded;
    private @Nullable List<Runnable> endings;

    /**
     * An exchange at its beginning.
     *
     * @param id the request id, 32 hexadecimal digits
     * @param bodyReader collects the request's body when first asked
     */
    public Exchange(Request request, String id, Timings timings, Supplier<CompletionStage<byte[]>> bodyReader) {
        this.request = request;
        this.id = id;
        this.timings = timings;
        this.bodyReader = bodyReader;
    }

    /** The exchange of a connection, before any request or without one: it has no body. */
    public static Exchange ofConnection(
            Request.Connection connection, String id, Timings timings, GatewaySettings settings, Executor loop) {
        Exchange exchange = new Exchange(
                Request.none(connection), id, timings, () -> CompletableFuture.completedFuture(new byte[0]));
        exchange.settings(settings);
        exchange.runOn(loop);
        return exchange;
    }

    public Request request() {
        return request;
    }

    /** What the operator set. */
    public GatewaySettings settings() {
        return settings;
    }

    /** What the operator set; said once, at the beginning. */
    public void settings(GatewaySettings theirs) {
        settings = theirs;
        forwarded = null;
    }

    /** How the client reached the first gateway. */
    public Forwarded forwarded() {
        Forwarded known = forwarded;
        if (known == null) {
            known = Forwarded.of(request, settings);
            forwarded = known;
        }
        return known;
    }

    /** The value of X-Kong-Request-Id. */
    public String id() {
        return id;
    }

    public Timings timings() {
        return timings;
    }

    /**
     * The request's whole body as the next plugin finds it: the client's, collected on the first call, or what a plugin put
     * in its place. The stage completes on the event loop.
     */
    public CompletionStage<byte[]> body() {
        byte[] replaced = replacedBody;
        return replaced == null ? bodyReader.get() : CompletableFuture.completedFuture(replaced);
    }

    /** A body that goes upstream instead of the client's. */
    public void replaceBody(byte[] other) {
        replacedBody = other;
    }

    public byte @Nullable [] replacedBody() {
        return replacedBody;
    }

    /** Whether the upstream's answer is taken as a whole before plugins see its head. */
    public boolean isBuffered() {
        return buffered;
    }

    /** Has the upstream's answer taken as a whole. */
    public void buffer() {
        buffered = true;
    }

    /** The whole body of the upstream's answer as it came; null where it is not taken as a whole, or not there yet. */
    public byte @Nullable [] upstreamBody() {
        return upstreamBody;
    }

    public void upstreamBody(byte[] whole) {
        upstreamBody = whole;
    }

    public @Nullable Entity route() {
        return route;
    }

    public @Nullable Entity service() {
        return service;
    }

    public @Nullable RouteMatch match() {
        return match;
    }

    /** The router's answer. */
    public void routed(RouteMatch found, Entity itsRoute, @Nullable Entity itsService, UpstreamRequest toSend) {
        match = found;
        route = itsRoute;
        service = itsService;
        upstream = toSend;
    }

    /** Whether a route was found, so that there is a request to send. */
    public boolean isRouted() {
        return upstream != null;
    }

    /** The request that will go upstream; only there once a route was found. */
    public UpstreamRequest upstream() {
        if (upstream == null) {
            throw new IllegalStateException("no route was found yet");
        }
        return upstream;
    }

    /** What strip_path takes off the path that goes upstream; null for nothing. */
    public @Nullable String strippedPrefix() {
        boolean strips = route != null && route.isTrue("strip_path");
        if (!strips
                || match == null
                || match.prefix().isEmpty()
                || match.prefix().equals("/")) {
            return null;
        }
        return match.prefix();
    }

    /**
     * The request's fields as the next plugin finds them: in Kong, what a plugin sets for the upstream is what those behind
     * it read, too.
     */
    public Headers headers() {
        return upstream == null ? request.headers() : upstream.headers();
    }

    /** The query as the next plugin finds it; null where there is none. */
    public @Nullable String query() {
        return upstream == null ? request.query() : upstream.query();
    }

    public @Nullable Identity identity() {
        return identity;
    }

    public void identify(Identity who) {
        identity = who;
    }

    /** The answer; null as long as nobody gave one. */
    public @Nullable Response response() {
        return response;
    }

    /** Ends the request with an answer of the gateway's own, or takes the upstream's. */
    public void respond(Response answer) {
        response = answer;
        if (answerHeaders != null) {
            answer.putInFront(answerHeaders);
        }
    }

    /**
     * Fields for the answer that is yet to come, whoever makes it. An upstream's fields of these names are kept beside
     * them; an answer of the gateway itself that has a field of such a name keeps its own.
     */
    public Headers answerHeaders() {
        if (answerHeaders == null) {
            answerHeaders = new Headers();
        }
        return answerHeaders;
    }

    /** The event loop; for plugins that come back from somewhere else. */
    public Executor loop() {
        return loop;
    }

    /** Says which event loop the exchange belongs to. */
    public void runOn(Executor itsLoop) {
        loop = itsLoop;
    }

    /** The octets on the client's connection. */
    public Traffic traffic() {
        return traffic;
    }

    public void traffic(Traffic ofConnection) {
        traffic = ofConnection;
    }

    /** The tries to reach the upstream so far, the first one first. */
    public List<Try> tries() {
        return tries;
    }

    /** The Set-Cookie that ties the client to a target; null where there is none. */
    public @Nullable String stickyCookie() {
        return stickyCookie;
    }

    /** Ties the client to a target by a Set-Cookie. */
    public void stickyCookie(String setCookie) {
        stickyCookie = setCookie;
    }

    /** The status that the upstream answered with, whatever became of it; 0 where none came. */
    public int upstreamStatus() {
        return upstreamStatus;
    }

    public void upstreamStatus(int status) {
        upstreamStatus = status;
    }

    /** Adds a field to whatever is logged of this exchange. */
    public void logField(String name, String value) {
        if (logFields == null) {
            logFields = new LinkedHashMap<>(4);
        }
        logFields.put(name, value);
    }

    /** Changes whatever is logged of this exchange. */
    public void editLog(LogEdit edit) {
        if (logEdits == null) {
            logEdits = new ArrayList<>();
        }
        logEdits.add(edit);
    }

    /** The changes that plugins want, in their order. */
    public List<LogEdit> logEdits() {
        return logEdits == null ? List.of() : logEdits;
    }

    /** The fields that plugins added to the log. */
    public Map<String, String> logFields() {
        return logFields == null ? Map.of() : logFields;
    }

    /** Values that plugins leave for others of the same request, by name. */
    public Map<String, Object> shared() {
        if (shared == null) {
            shared = new HashMap<>(4);
        }
        return shared;
    }

    /** What plugins want otherwise than the service says. */
    public Detour detour() {
        return detour;
    }

    public void detour(Detour other) {
        detour = other;
    }

    /** The connection or flow of datagrams that is relayed; null for a request. */
    public @Nullable Session session() {
        return session;
    }

    /** Says that this is no request. */
    public void session(Session relayed) {
        session = relayed;
    }

    /** Has something done when everybody is through with the exchange. */
    public void atEnd(Runnable ending) {
        if (endings == null) {
            endings = new ArrayList<>(1);
        }
        endings.add(ending);
    }

    /** Everybody is through with it, the logs too. */
    public void ended() {
        List<Runnable> all = endings;
        endings = null;
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }
}
