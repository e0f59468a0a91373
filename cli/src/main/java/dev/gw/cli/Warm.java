package dev.gw.cli;

import dev.gw.cli.command.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does once, without a word, what people do with gw, so that the launcher can have Java remember the classes it takes:
 * those of a server, where that is asked for, else those of all other commands. Works in a temporary folder and leaves
 * nothing behind.
 */
public final class Warm {
    private static final String USUAL = """
            # what most gateways have
            _format_version: "3.0"
            _tags: [some]
            consumers:
              - username: somebody
                keyauth_credentials: [{key: "{vault://env/some-key}"}]
                acls: [{group: some}]
            upstreams:
              - name: some-upstream
                targets: [{target: "127.0.0.1:8080", weight: 100}]
            services:
              - name: some-service
                url: http://some-upstream:8080/path
                tags: [some]
                routes:
                  - {name: some-route, paths: ["/some", "~/some/(?<id>[a-z0-9]+)$"], hosts: [some.example.com],
                     headers: {X-Some: [value]}, methods: [GET, POST], strip_path: true}
                plugins:
                  - {name: rate-limiting, config: {minute: 5, policy: local}}
                  - {name: key-auth, config: {key_names: [apikey]}}
                  - {name: acl, config: {allow: [some]}}
            plugins:
              - {name: cors, config: {origins: ["https://example.com"], credentials: true}}
              - {name: prometheus, config: {status_code_metrics: true}}
              - name: request-size-limiting
                config:
                  allowed_payload_size: 8
                  require_content_length: false
                tags:
                  - "quoted"
              - {name: request-transformer, config: {add: {headers: ["X-Some:value"]}}}
            """;

    /** And what those have that only pass requests on. */
    private static final String PLAIN = """
            _format_version: "3.0"
            services:
              - name: plain-service
                host: plain.example.com
                routes:
                  - name: plain-route
                    paths: [/plain]
                    plugins:
                      - name: rate-limiting
                        config: {minute: 5, policy: local}
            plugins:
              - name: correlation-id
                config: {}
            """;

    private Warm() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gw-warm-");
        try {
            if (Arrays.asList(arguments).contains("serve")) {
                WarmServer.play(folder);
            } else {
                play(folder);
            }
        } finally {
            delete(folder);
        }
    }

    /** What people do, in a folder that is empty. */
    static void play(Path folder) throws IOException {
        run(folder, "init");
        Files.writeString(folder.resolve("config/usual.yml"), USUAL);
        run(folder, "build", "--color=always");
        run(folder, "build", "--check");
        run(folder, "build", "-o", "-", "--format", "json");
        Files.writeString(folder.resolve("plain.yml"), PLAIN);
        run(folder, "check", "plain.yml");
        Path large = folder.resolve("large");
        Files.createDirectories(large.resolve("config"));
        Files.writeString(large.resolve("gw.yml"), "");
        Files.writeString(large.resolve("config/large.yml"), large());
        run(large, "build");
        Files.writeString(folder.resolve("before.yml"), USUAL.replace("minute: 5", "minute: 50"));
        Files.writeString(folder.resolve("after.yml"), USUAL.replace("key_names: [apikey]", "anonymous: some"));
        for (String format : List.of("text", "json", "markdown")) {
            run(folder, "diff", "after.yml", "--against", "before.yml", "--format", format);
        }
        Files.writeString(folder.resolve("config/services/wrong.yml"), "- name: example\n  prot: 99999\n");
        for (String format : List.of("human", "json", "github")) {
            run(folder, "check", "--report", format);
        }
        run(folder, "--version");
    }

    /** So much that several threads read it, look at it and write it. */
    private static String large() {
        StringBuilder text = new StringBuilder("_format_version: \"3.0\"\nservices:\n");
        for (int i = 0; i < 600; i++) {
            text.append("  - {name: s%d, host: h%<d.example.com, routes: [{name: r%<d, paths: [/r%<d], plugins: "
                            .formatted(i))
                    .append("[{name: rate-limiting, config: {minute: 5, policy: local}}]}]}\n    # ")
                    .append(" ".repeat(1000))
                    .append('\n');
        }
        return text.toString();
    }

    private static void run(Path folder, String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal process = Terminal.ofProcess();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(), nowhere, nowhere, process.environment(), folder, false, false, 80);
        Main.run(terminal, words);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
