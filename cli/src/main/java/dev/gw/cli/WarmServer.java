package dev.gw.cli;

import dev.gw.cli.command.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Does once what a gateway does from its start to its first answers, on ports that nobody uses, and stops it. */
final class WarmServer {
    private static final Pattern PORT = Pattern.compile("port (\\d+)");
    private static final int PATIENCE_MILLIS = 10_000;
    /** Of those that many gateways run, what needs nothing around it. */
    private static final String SERVED = """
            _format_version: "3.0"
            consumers:
              - username: somebody
                keyauth_credentials: [{key: some-key}]
                jwt_secrets: [{key: some-issuer, secret: some-secret}]
                acls: [{group: some}]
            upstreams:
              - name: some-upstream
                targets: [{target: "127.0.0.1:9", weight: 100}]
            services:
              - name: some-service
                url: http://some-upstream/path
                routes:
                  - {name: some-route, paths: ["/some", "~/any/(?<id>[a-z0-9]+)$"], methods: [GET, POST]}
                plugins:
                  - {name: key-auth, config: {key_names: [apikey]}}
                  - {name: acl, config: {allow: [some]}}
                  - {name: rate-limiting, config: {minute: 5, policy: local}}
                  - {name: request-transformer, config: {add: {headers: ["X-Some:value"]}}}
                  - {name: response-transformer, config: {add: {headers: ["X-Some:value"]}}}
              - name: guarded
                url: http://some-server
                routes:
                  - {name: guarded-route, hosts: [some.example.com], paths: [/guarded]}
                plugins:
                  - {name: jwt, config: {key_claim_name: iss}}
                  - {name: ip-restriction, config: {allow: [127.0.0.1]}}
            plugins:
              - {name: cors, config: {origins: ["https://example.com"], credentials: true}}
              - {name: prometheus, config: {status_code_metrics: true}}
              - {name: correlation-id, config: {header_name: X-Request-Id}}
              - {name: request-size-limiting, config: {allowed_payload_size: 8}}
            """;

    private WarmServer() {}

    /** Serves in a folder, and gives the answers to some requests; none where ports can't be opened. */
    static List<String> play(Path folder) throws IOException, InterruptedException {
        Path served = Files.writeString(folder.resolve("served.yml"), SERVED);
        PipedInputStream words = new PipedInputStream();
        PrintStream said = new PrintStream(new PipedOutputStream(words), true, StandardCharsets.UTF_8);
        Thread server = new Thread(() -> serve(folder, served, said), "gw-warm");
        server.start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))) {
            List<Integer> ports = ports(lines);
            if (ports.isEmpty()) {
                return List.of();
            }
            int proxy = ports.get(0);
            int admin = ports.get(ports.size() - 1);
            return List.of(
                    ask(proxy, "GET /some HTTP/1.1\r\napikey: some-key\r\nUser-Agent: some\r\n"),
                    ask(proxy, "GET /guarded HTTP/1.1\r\n"),
                    ask(proxy, "GET / HTTP/1.1\r\n"),
                    ask(admin, "GET /routes HTTP/1.1\r\n"));
        } finally {
            server.interrupt();
            server.join();
        }
    }

    /** Ends when its thread is interrupted. */
    private static void serve(Path folder, Path file, PrintStream said) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal process = Terminal.ofProcess();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                nowhere,
                said,
                process.environment(),
                folder,
                false,
                false,
                process.width());
        try (said) {
            Main.run(
                    terminal,
                    "serve",
                    file.toString(),
                    "--standins=all",
                    "--proxy-listen=127.0.0.1:0, 127.0.0.1:0 http2 ssl",
                    "--admin-listen=127.0.0.1:0");
        }
    }

    /** Those that the server says it listens on, in its order; empty where it ends without having listened. */
    private static List<Integer> ports(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("serving on")) {
                return PORT.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .map(found -> Integer.valueOf(found.substring(found.indexOf(' ') + 1)))
                        .toList();
            }
        }
        return List.of();
    }

    /** Sends the beginning of a request, and waits for the end of its answer. */
    private static String ask(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String whole = request + "Host: some.example.com\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
