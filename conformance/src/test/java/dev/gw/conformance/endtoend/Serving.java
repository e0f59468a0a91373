package dev.gw.conformance.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A project, served by {@code gw serve} with stand-ins and an issuer, on free ports. */
final class Serving implements AutoCloseable {
    private static final Pattern PORTS = Pattern.compile("(?m)^gw: serving on port (\\d+)");
    private static final Pattern ADMIN = Pattern.compile("Admin API on port (\\d+)");
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String project;
    private final Path said;
    private final Process process;

    /**
     * Starts it.
     *
     * @param project its folder
     * @param logs where what it says is kept
     * @param environment more variables, or others
     */
    Serving(Path project, Path logs, Map<String, String> environment) throws IOException {
        this.project = project.toString();
        this.said = logs.resolve("serve.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "./gw", "serve", "-C", this.project, "--standins", "--idp=127.0.0.1:0")
                .directory(Shell.root().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile());
        Map<String, String> all = new HashMap<>(Map.of(
                "GW_NO_BUILD", "1",
                "KONG_PROXY_LISTEN", "127.0.0.1:0",
                "KONG_ADMIN_LISTEN", "127.0.0.1:0"));
        all.putAll(environment);
        builder.environment().putAll(all);
        process = builder.start();
    }

    /** What it said so far. */
    String said() throws IOException {
        return Files.readString(said);
    }

    /** Waits until it has said something, and gives the match. */
    Matcher until(Pattern pattern) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Matcher matcher = pattern.matcher(said());
            if (matcher.find()) {
                return matcher;
            }
            if (!process.isAlive()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("it never said " + pattern + "; it said:\n" + said());
    }

    private int proxyPort() throws IOException, InterruptedException {
        return Integer.parseInt(until(PORTS).group(1));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return ask(proxyPort(), path, headers);
    }

    HttpResponse<String> admin(String path) throws IOException, InterruptedException {
        return ask(Integer.parseInt(until(ADMIN).group(1)), path);
    }

    private HttpResponse<String> ask(int port, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A token that the project's issuer would make. */
    String token(String consumer, String claims) {
        Shell run = Shell.run(
                Shell.root(), Map.of(), "./gw", "token", "-C", project, "--consumer", consumer, "--claims", claims);
        if (run.code() != 0) {
            throw new AssertionError(run.err());
        }
        return run.out().strip();
    }

    /** Whether somebody listens. */
    static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
