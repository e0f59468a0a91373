package dev.gw.runtime.dashboard;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.observe.Members;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The latest requests and what is left of limits, as long as somebody looks; nobody's look costs a request one comparison.
 * Queries are left out, because they can hold keys. Thread-safe.
 */
public final class RecentTraffic implements ExchangeObserver {
    private static final int MOST = 200;
    private static final int MOST_LIMITS = 500;
    private static final int LONGEST = 200;
    private static final long ATTENTION_MILLIS = 15_000;

    private final Clock clock;
    private final Deque<MapNode> latest = new ArrayDeque<>();
    private final Map<String, Limit> limits = new LinkedHashMap<>(16, 0.75f, true);
    private volatile long watchedUntil;
    private long watchedSince;
    private long count;
    private long failed;

    /** What a client was told last. */
    private record Limit(String route, String caller, String window, String left, String of, long at) {}

    /** Begins without having seen anything. */
    public RecentTraffic(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void finished(Exchange exchange, Course course) {
        if (exchange.timings().startedAtMillis() < watchedUntil) {
            see(exchange, course);
        }
    }

    private synchronized void see(Exchange exchange, Course course) {
        count++;
        Response response = exchange.response();
        int status = response == null ? 0 : response.status();
        failed += status >= 500 || status == 0 ? 1 : 0;
        if (latest.size() == MOST) {
            latest.removeFirst();
        }
        latest.add(shown(exchange, course, status));
        if (response != null) {
            remember(exchange, response);
        }
    }

    private MapNode shown(Exchange exchange, Course course, int status) {
        Members members = new Members()
                .put("n", count)
                .put("at", exchange.timings().startedAtMillis())
                .put("method", cut(exchange.request().method()))
                .put("path", cut(exchange.request().rawPath()))
                .put("status", status)
                .put("route", name(exchange.route()))
                .put("consumer", caller(exchange, ""))
                .put("by", course.stoppedBy() == null ? "" : course.stoppedBy())
                .put("millis", course.millis());
        if (exchange.timings().isProxied()) {
            members.put("upstream", exchange.timings().upstreamMillis());
        }
        return members.map();
    }

    private void remember(Exchange exchange, Response response) {
        String start = "X-RateLimit-Remaining-";
        for (int i = 0; i < response.headers().size(); i++) {
            String header = response.headers().name(i);
            String of = header.startsWith(start)
                    ? response.headers().get("X-RateLimit-Limit-" + header.substring(start.length()))
                    : null;
            if (of != null) {
                String caller = caller(exchange, exchange.request().connection().peer());
                String window = cut(header.substring(start.length()));
                String left = cut(response.headers().value(i));
                limits.put(
                        name(exchange.route()) + '\0' + caller + '\0' + window,
                        new Limit(name(exchange.route()), caller, window, left, cut(of), clock.millis()));
            }
        }
        while (limits.size() > MOST_LIMITS) {
            limits.remove(limits.keySet().iterator().next());
        }
    }

    private static String caller(Exchange exchange, String otherwise) {
        Identity who = exchange.identity();
        Entity consumer = who == null ? null : who.consumer();
        return consumer == null ? otherwise : name(consumer);
    }

    private static String name(@Nullable Entity entity) {
        if (entity == null) {
            return "";
        }
        String name = entity.name();
        return cut(name == null ? entity.id() : name);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** What came behind a number, and sums; whoever asks is taken to look for a while. */
    synchronized MapNode since(long number) {
        long now = clock.millis();
        if (now >= watchedUntil) {
            watchedSince = now;
            latest.clear();
            limits.clear();
        }
        watchedUntil = now + ATTENTION_MILLIS;
        List<Node> newer = new ArrayList<>();
        for (MapNode one : latest) {
            if (one.get("n") instanceof Scalar n && n.number() > number) {
                newer.add(one);
            }
        }
        return new Members()
                .put("now", now)
                .put("since", watchedSince)
                .put("count", count)
                .put("failed", failed)
                .put("requests", ListNode.of(newer))
                .put(
                        "limits",
                        ListNode.of(limits.values().stream()
                                .map(RecentTraffic::shown)
                                .toList()))
                .map();
    }

    private static MapNode shown(Limit limit) {
        return new Members()
                .put("route", limit.route)
                .put("caller", limit.caller)
                .put("window", limit.window)
                .put("left", limit.left)
                .put("of", limit.of)
                .put("at", limit.at)
                .map();
    }
}
