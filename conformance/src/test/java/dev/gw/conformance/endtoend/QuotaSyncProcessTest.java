package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.limit.RedisSettings;
import dev.gw.runtime.quota.NatsPlace;
import dev.gw.runtime.quota.QuotaPublisher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code gw quota-sync} as the process that it is, between a NATS with TLS and a password and a Redis with a password. */
@Timeout(180)
class QuotaSyncProcessTest {
    private static final String PASSWORD = "not-to-be-said";

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private int natsPort;
    private int redisPort;
    private NatsPlace nats;
    private RedisHashes redis;

    @BeforeEach
    void prepare() throws Exception {
        for (String program : List.of("nats-server", "redis-server", "openssl")) {
            Shell found = Shell.run(folder, path(), "sh", "-c", "command -v " + program);
            assumeTrue(found.code() == 0, "no " + program + " on this machine");
        }
        natsPort = freePort();
        redisPort = freePort();
        Shell made = Shell.run(
                folder,
                Map.of(),
                "sh",
                "-c",
                "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost"
                        + " -addext subjectAltName=IP:127.0.0.1");
        assertThat(made.code()).as(made.err()).isZero();
        // as Debian's /etc/nats-server.conf, with what a production would add
        Files.writeString(folder.resolve("nats-server.conf"), """
                listen: 127.0.0.1:%d
                jetstream: { store_dir: "%s" }
                authorization: { user: "sync", password: "%s" }
                tls: { cert_file: "%s", key_file: "%s" }
                """.formatted(
                natsPort, folder.resolve("js"), PASSWORD, folder.resolve("cert.pem"), folder.resolve("key.pem")));
        nats = new NatsPlace(natsUrl(), folder.resolve("cert.pem"));
        redis = new RedisHashes(RedisSettings.of(URI.create(redisUrl()), Duration.ofSeconds(5)));
    }

    @AfterEach
    void end() throws InterruptedException {
        if (redis != null) {
            redis.close();
        }
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    private static Map<String, String> path() {
        return Map.of("PATH", System.getenv("PATH") + ":/usr/sbin:/usr/local/sbin");
    }

    private String natsUrl() {
        return "tls://sync:" + PASSWORD + "@127.0.0.1:" + natsPort;
    }

    private String redisUrl() {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + redisPort;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(String log, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
        builder.environment().putAll(path());
        builder.environment()
                .putAll(Map.of(
                        "NATS_URL", natsUrl(),
                        "NATS_CA", folder.resolve("cert.pem").toString(),
                        "REDIS_URL", redisUrl(),
                        "GW_NO_BUILD", "1"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private Process startNats() throws IOException {
        return start("nats.txt", "nats-server", "-c", "nats-server.conf");
    }

    private Process startRedis() throws IOException {
        return start(
                "redis.txt",
                "redis-server",
                "--port",
                Integer.toString(redisPort),
                "--requirepass",
                PASSWORD,
                "--save",
                "",
                "--appendonly",
                "no");
    }

    private Process startSync() throws IOException {
        return start("sync.txt", Shell.root().resolve("gw").toString(), "quota-sync", "--listen", "off");
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Boolean.TRUE.equals(attempt(condition))) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** What is away for the moment is not there yet. */
    private static Boolean attempt(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception notNow) {
            return false;
        }
    }

    private void publish(int from, int to) throws Exception {
        for (int i = from; i <= to; i++) {
            byte[] event = ("{\"tenant_id\":\"t" + i % 3 + "\",\"limit\":1000,\"used\":" + i + ",\"version\":" + i
                            + "}")
                    .getBytes(StandardCharsets.UTF_8);
            until(() -> !QuotaPublisher.publish(nats, "QUOTA", "quota.updated", event)
                    .isEmpty());
        }
    }

    private boolean holds(int last) {
        for (int tenant = 0; tenant < 3; tenant++) {
            int newest = last - (last - tenant) % 3;
            if (!Integer.toString(newest)
                    .equals(redis.read("quota:tenant:t" + tenant, "used").join().get(0))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void killsOfEitherSideAndAStopLoseNoEvent() throws Exception {
        Process natsServer = startNats();
        Process redisServer = startRedis();
        Process sync = startSync();
        publish(1, 4);
        until(() -> holds(4));

        natsServer.destroyForcibly().waitFor();
        startNats();
        publish(5, 8);
        redisServer.destroyForcibly().waitFor();
        publish(9, 12);
        startRedis();
        until(() -> holds(12));

        sync.destroy();
        assertThat(sync.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(sync.exitValue()).isZero();
        publish(13, 16);
        assertThat(holds(12)).as("nobody writes").isTrue();
        startSync();
        until(() -> holds(16));

        assertThat(Files.readString(folder.resolve("sync.txt")))
                .contains("stopped; what is left waits in the stream")
                .doesNotContain(PASSWORD)
                .doesNotContain("Exception");
    }

    @Test
    void withoutTheCertificatesOrThePasswordNothingIsTakenAndNoPasswordIsSaid() throws Exception {
        startNats();
        until(() -> !QuotaPublisher.publish(nats, "QUOTA", "quota.updated", "{}".getBytes(StandardCharsets.UTF_8))
                .isEmpty());

        Shell untrusted = publish("tls://sync:" + PASSWORD + "@127.0.0.1:" + natsPort, "");
        Shell wrong = publish(
                "tls://sync:wrong-password@127.0.0.1:" + natsPort,
                folder.resolve("cert.pem").toString());
        Shell plain = publish("nats://127.0.0.1:" + natsPort, "");
        Shell unread = publish(natsUrl(), folder.resolve("nowhere.pem").toString());

        assertThat(List.of(untrusted.code(), wrong.code())).containsOnly(3);
        assertThat(unread.code()).isEqualTo(64);
        assertThat(untrusted.err())
                .startsWith("gw: NATS can't be used: ")
                .contains("--nats-ca")
                .doesNotContain(PASSWORD);
        assertThat(plain.err()).contains("let its URL begin with tls://");
        assertThat(wrong.err()).startsWith("gw: NATS can't be used: ").doesNotContain("wrong-password");
        assertThat(unread.err()).contains("nowhere.pem");
    }

    private Shell publish(String url, String trusted) {
        return Shell.run(
                folder,
                Map.of("NATS_URL", url, "NATS_CA", trusted),
                Shell.root().resolve("gw").toString(),
                "quota",
                "publish",
                "acme",
                "--limit",
                "10",
                "--used",
                "1");
    }
}
