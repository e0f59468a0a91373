package dev.gw.drill.stage;

import dev.gw.drill.scenario.Quantity;
import dev.gw.runtime.server.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A Redis of the drill's own for the counters of a configuration, which can be broken. */
public final class DrilledRedis implements AutoCloseable {
    private final Transport transport = Transport.start(1);
    private final RedisProgram program;
    private final StoreGate gate;

    private DrilledRedis(Path path) {
        this.program = new RedisProgram(path);
        this.gate = new StoreGate(transport, program.port());
    }

    /**
     * Starts a redis-server; empty where this machine has none.
     *
     * @param environment says in PATH where programs lie
     */
    public static Optional<DrilledRedis> start(Map<String, String> environment) {
        return RedisProgram.find(environment).map(DrilledRedis::new);
    }

    /** Where the gateway asks it. */
    int port() {
        return gate.port();
    }

    /**
     * Breaks it.
     *
     * @param manner {@code stop}, {@code refuse}, {@code blackhole} or {@code slow:200ms}
     */
    void breaks(String manner) {
        switch (manner) {
            case "stop" -> {
                program.kill();
                gate.shut();
            }
            case "refuse" -> gate.shut();
            case "blackhole" -> gate.swallow();
            default ->
                gate.slow(Objects.requireNonNullElse(Quantity.duration(manner.substring(5)), Duration.ZERO)
                        .toNanos());
        }
    }

    /** Mends it; after a stop it has forgotten all it knew. */
    void mend(String manner) {
        if (manner.equals("stop")) {
            program.start();
        }
        gate.open();
    }

    @Override
    public void close() {
        gate.close();
        program.close();
        transport.close();
    }
}
