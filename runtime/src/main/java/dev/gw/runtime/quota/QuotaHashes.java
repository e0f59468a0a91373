package dev.gw.runtime.quota;

import dev.gw.runtime.limit.RedisHashes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The hashes {@code quota:tenant:ID}, written so that an older event never takes the place of a newer. Thread-safe. */
final class QuotaHashes {
    static final String PREFIX = "quota:tenant:";

    /**
     * Replaces the hash unless it holds the same or a newer event. The field {@code order} remembers which: version, time
     * and place in the stream. Versions are compared where both have one, else times, and at equal times the places.
     */
    private static final String WRITE = """
            local version, micros, sequence = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local order = redis.call('HGET', KEYS[1], 'order')
            if order then
              local v, t, s = string.match(order, '^(-?%d+):(%d+):(%d+)$')
              v, t, s = tonumber(v), tonumber(t), tonumber(s)
              if v and v >= 0 and version >= 0 then
                if version <= v then return 0 end
              elseif t and (micros < t or (micros == t and sequence <= s)) then
                return 0
              end
            end
            redis.call('DEL', KEYS[1])
            redis.call('HSET', KEYS[1], 'order', ARGV[1] .. ':' .. ARGV[2] .. ':' .. ARGV[3], unpack(ARGV, 4))
            return 1""";

    /** For each NATS server the run of Redis that got its events; not there, or another, where some may be missing. */
    private static final String RUNS = "quota:sync:runs";

    private static final String NOTE = "return redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])";

    /** For each NATS server the sync that sets its stream back, and until when it may take for that. */
    private static final String REPLAYS = "quota:sync:replays";

    private static final String CLAIM = """
            local who, till = string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '', '^(%S+) (%d+)$')
            if who and who ~= ARGV[2] and tonumber(till) > tonumber(ARGV[3]) then return 0 end
            redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[4])
            return 1""";

    /** A sync that has died in the middle keeps the others from it for no longer. */
    private static final long REPLAY_MILLIS = 10_000;

    private final RedisHashes redis;

    QuotaHashes(RedisHashes redis) {
        this.redis = redis;
    }

    /** Writes an event; whether it was newer than what was there. */
    CompletableFuture<Boolean> write(QuotaEvent event, long sequence) {
        List<String> arguments = new ArrayList<>(3 + event.fields().size());
        arguments.add(Long.toString(event.version()));
        arguments.add(Long.toString(event.micros()));
        arguments.add(Long.toString(sequence));
        arguments.addAll(event.fields());
        return redis.run(WRITE, PREFIX + event.tenant(), arguments.toArray(new String[0]))
                .thenApply(written -> written == 1);
    }

    /**
     * The run of Redis that a server's events have to be written to anew, empty where none has to be. A Redis that was
     * started anew may have lost what it had; a NATS that was may have lost messages and give their places to others,
     * which its consumers take for read.
     */
    CompletableFuture<String> runWithout(String server) {
        return redis.runId()
                .thenCompose(now -> redis.read(RUNS, server).thenApply(then -> now.equals(then.get(0)) ? "" : now));
    }

    /** Notes that this run gets the server's events. */
    CompletableFuture<Long> note(String server, String run) {
        return redis.run(NOTE, RUNS, server, run);
    }

    /**
     * Asks to be the one sync that sets a server's stream back; whether this one is. Two at once would delete each other's
     * consumer, over which a NATS server can lose the files of it.
     *
     * @param sync a name that no other sync at that server has
     */
    CompletableFuture<Boolean> claimReplay(String server, String sync, long nowMillis) {
        return redis.run(
                        CLAIM,
                        REPLAYS,
                        server,
                        sync,
                        Long.toString(nowMillis),
                        Long.toString(nowMillis + REPLAY_MILLIS))
                .thenApply(claimed -> claimed == 1);
    }

    void close() {
        redis.close();
    }
}
