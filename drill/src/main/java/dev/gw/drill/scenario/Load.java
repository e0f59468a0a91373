package dev.gw.drill.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A load on a gateway: who sends what, how often. Immutable.
 *
 * @param name what it is called
 * @param executor what drives it
 * @param start when it begins, from the start of the run
 * @param warmup how long it runs before anything counts
 * @param connections how many connections it opens at most
 * @param streams how many requests at once a connection of HTTP/2 carries
 * @param maxWaiting how many requests may wait for a connection before iterations are dropped
 * @param identities who asks, with weights; empty for nobody
 * @param data the rows that an iteration takes one of; empty for none
 * @param think how long a user waits between two requests
 * @param pacing how long an iteration of a user takes at least
 * @param tags names for thresholds
 * @param inOrder whether an iteration sends all requests in order; else it sends one, by weight
 * @param requests what is sent
 * @param totals what has to have come in all
 */
public record Load(
        String name,
        Executor executor,
        Duration start,
        Duration warmup,
        int connections,
        int streams,
        int maxWaiting,
        Map<String, Integer> identities,
        List<String> data,
        Pause think,
        Duration pacing,
        Map<String, String> tags,
        boolean inOrder,
        List<Request> requests,
        List<Total> totals) {
    public Load {
        data = List.copyOf(data);
        tags = Map.copyOf(tags);
        requests = List.copyOf(requests);
        totals = List.copyOf(totals);
    }

    /** Whether any of its requests calls a gRPC method. */
    public boolean callsGrpc() {
        return requests.stream().anyMatch(request -> request.call() != null);
    }

    /** Whether any of its requests opens a WebSocket. */
    public boolean opensWebSockets() {
        return requests.stream().anyMatch(request -> request.talk() != null);
    }

    /** How long an iteration takes at most but for pauses. */
    public Duration patience() {
        Stream<Duration> each = requests.stream().map(Request::patience);
        return inOrder
                ? each.reduce(Duration.ZERO, Duration::plus)
                : each.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /**
     * A time between two, drawn anew each time.
     *
     * @param least the shortest
     * @param most the longest
     */
    public record Pause(Duration least, Duration most) {
        /** No pause. */
        public static final Pause NONE = new Pause(Duration.ZERO, Duration.ZERO);
    }

    /**
     * How many answers of a status there have to be in all.
     *
     * @param statuses which
     * @param count how many exactly
     * @param place where it is written
     */
    public record Total(StatusSet statuses, long count, String place) {}
}
