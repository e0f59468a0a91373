package dev.gw.runtime.quota;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gw.runtime.limit.RedisServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real NATS with JetStream in a folder, which tests kill and start again. */
final class NatsServer {
    private final String program;
    private final int port;
    private final Path folder;
    private @Nullable Process process;

    private NatsServer(String program, int port, Path folder) {
        this.program = program;
        this.port = port;
        this.folder = folder;
    }

    /** One that is not started yet; skips the test where the machine has none. */
    static NatsServer in(Path folder) throws IOException {
        Optional<File> program = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> new File(directory, "nats-server"))
                .filter(File::canExecute)
                .findFirst();
        assumeTrue(program.isPresent(), "no nats-server on the PATH (Debian: apt-get install nats-server)");
        return new NatsServer(program.get().getPath(), RedisServer.freePort(), folder);
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    NatsServer start() throws IOException {
        process = new ProcessBuilder(List.of(
                        program, "-js", "-a", "127.0.0.1", "-p", Integer.toString(port), "-sd", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 500 && !answers(); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        return this;
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
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    void close() throws InterruptedException {
        kill();
    }
}
