package dev.gw.drill.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A redis-server of the drill's own, that keeps nothing, and can be killed and started again. */
final class RedisProgram implements AutoCloseable {
    private static final long START_SECONDS = 20;
    private static final long END_SECONDS = 32;

    private final Path program;
    private final int port;
    private final Thread atExit = new Thread(this::lastly, "gw-drill-redis-exit");
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private volatile @Nullable Process process;

    /** Starts a server on a free port of this machine. */
    RedisProgram(Path program) {
        this.program = program;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
        // it must not outlive whoever started it
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * The program of this machine.
     *
     * @param environment says in PATH where programs lie
     */
    static Optional<Path> find(Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder.isEmpty() ? "." : folder, "redis-server");
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    int port() {
        return port;
    }

    /** Starts it, and waits until it answers. */
    void start() {
        List<String> command = List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no");
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        try {
            Process started =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process = started;
            Thread reader = new Thread(() -> read(started, ready), "gw-drill-redis");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!ready.completeOnTimeout(false, START_SECONDS, TimeUnit.SECONDS).join()) {
            kill();
            throw new IllegalStateException(program + " does not start");
        }
    }

    /** What it says has to be read, or it would stand still when the pipe is full. */
    private static void read(Process started, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("eady to accept connections")) {
                    ready.complete(true);
                }
            }
        } catch (IOException gone) {
            // it was killed
        }
        ready.complete(false);
    }

    /** Kills it at once, as a crash does. */
    void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    /** The process ends: a run that is interrupted has its time to end as well. */
    private void lastly() {
        closed.completeOnTimeout(false, END_SECONDS, TimeUnit.SECONDS).join();
        kill();
    }

    @Override
    public void close() {
        kill();
        closed.complete(true);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // then it runs anyway
        }
    }
}
