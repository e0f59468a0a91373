package dev.gw.runtime.limit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real Redis on a port of its own that tests stop and start. */
public final class RedisServer implements AutoCloseable {
    private final int port;
    private final List<String> options;
    private @Nullable Process process;

    private RedisServer(int port, List<String> options) {
        this.port = port;
        this.options = options;
    }

    /** Starts one; skips the test where the machine has none. */
    public static RedisServer start(String... options) throws IOException {
        boolean present = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "redis-server")));
        assumeTrue(present, "no redis-server on the PATH (Debian: apt-get install redis-server)");
        RedisServer server = new RedisServer(freePort(), List.of(options));
        server.restart();
        return server;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public void restart() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("redis-server", "--port", Integer.toString(port), "--save", "", "--appendonly", "no"));
        command.addAll(options);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 500 && !answers(); i++) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Kills it at once, as a crash does. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    @Override
    public void close() {
        kill();
    }
}
