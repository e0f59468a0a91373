package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.cli.command.Exit;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gw drill replay, to gateways that run. */
class ReplayDrillTest {
    private static final String TEA = """
            _format_version: "3.0"
            services:
              - name: kitchen
                url: http://kitchen.invalid
                routes:
                  - {name: open, paths: [/x], plugins: [{name: request-termination, config: {status_code: 200, message: tea}}]}
                  - {name: closed, paths: [/k], plugins: [{name: key-auth}]}
            """;

    private static GatewayServer old;
    private static GatewayServer fresh;

    @TempDir
    Path folder;

    @BeforeAll
    static void twoGateways() {
        old = serve(TEA);
        fresh = serve(TEA.replace("tea", "coffee"));
    }

    @AfterAll
    static void stop() {
        old.close();
        fresh.close();
    }

    @BeforeEach
    void recordings() throws IOException {
        Files.writeString(folder.resolve("access.log"), """
                10.0.0.1 - - [04/May/2026:10:00:00 +0200] "GET /x HTTP/1.1" 200 16 "-" "curl/8"
                10.0.0.1 - - [04/May/2026:10:10:00 +0200] "GET /nowhere HTTP/1.1" 200 16 "-" "curl/8"
                nothing to see
                """);
        Files.writeString(folder.resolve("curls.txt"), """
                curl http://shop.example/x -H 'Authorization: Bearer very-secret'
                curl http://shop.example/nowhere
                """);
    }

    private static GatewayServer serve(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        ListenAddress free = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return GatewayServer.start(
                Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow(),
                List.of(free),
                List.of(),
                1,
                List.of(),
                GatewaySettings.USUAL);
    }

    private static String url(GatewayServer gateway) {
        return "http://127.0.0.1:" + gateway.proxyPorts().get(0);
    }

    @Test
    void aReplayTellsStatusesTimesAndWhatIsAnsweredOtherwise() {
        Run run = Run.in(folder, "drill", "replay", "access.log", "--target", url(old), "--pace", "max");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("1 × status 200", "1 × status 404", "ms (p50)")
                .contains("1 of 2 have another status than was recorded\n  GET localhost/nowhere: 404, was 200\n");
        assertThat(run.err()).contains("one line or entry can't be sent again, number 3");
    }

    @Test
    void twoGatewaysThatAnswerAlikeCompareWell() {
        Run run = Run.in(folder, "drill", "replay", "curls.txt", "--compare", url(old), url(old));

        assertThat(run.out()).isEqualTo("2 requests compared, 0 answered otherwise\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void whatTheNewGatewayAnswersOtherwiseIsShown() {
        Run run = Run.in(folder, "drill", "replay", "curls.txt", "--compare", url(old), url(fresh));

        assertThat(run.code()).isEqualTo(Exit.FAILED.code());
        assertThat(run.out())
                .contains("GET shop.example/x\n  body: {\"message\":\"tea\"}  →  body: {\"message\":\"coffee\"}\n")
                .endsWith("2 requests compared, 1 answered otherwise\n")
                .doesNotContain("very-secret");
        assertThat(Run.in(
                                folder,
                                "drill",
                                "replay",
                                "curls.txt",
                                "--mask",
                                "tea|coffee",
                                "--compare",
                                url(old),
                                url(fresh))
                        .code())
                .isZero();
    }

    @Test
    void secretsOfTheRecordingStayBehindUnlessTheyAreKept() throws IOException {
        Files.writeString(folder.resolve("key.txt"), "curl http://shop.example/k -H 'apikey: not-known'\n");

        assertThat(Run.with(folder, "", java.util.Map.of(), "drill", "replay", "key.txt", "--target", url(old))
                        .out())
                .contains("status 401");
        Run kept = Run.in(folder, "drill", "replay", "key.txt", "--keep-secrets", "--compare", url(old), url(old));
        assertThat(kept.code()).as(kept.out()).isZero();
    }

    @Test
    void theMostRequestsAreKept() {
        Run run = Run.in(folder, "drill", "replay", "curls.txt", "--target", url(old), "--max-requests", "1");

        assertThat(run.err()).contains("only the first 1 of 2 requests are sent; --max-requests allows more");
        assertThat(run.out()).contains("1 × status 200").doesNotContain("404");
    }

    @ParameterizedTest
    @CsvSource({
        "'', drill replay takes one recording",
        "curls.txt, 'drill replay takes --target URL, or --compare OLD NEW'",
        "curls.txt --compare http://127.0.0.1:1, '--compare takes two URLs: --compare OLD NEW'",
        "curls.txt --target http://127.0.0.1:1 --pace fast, '--pace takes 1x, 2x, 100/s or max, not fast'",
        "curls.txt --target http://shop.example, shop.example is not this machine; --allow-host shop.example",
        "curls.txt --compare http://127.0.0.1:1 http://127.0.0.1:2 --mask (, --mask takes a regular expression",
        "curls.txt --target http://127.0.0.1:1 --header x, '--header takes ''Name: value'', not x'",
    })
    void whatDoesNotGoTogetherIsSaid(String words, String message) {
        Run run = Run.in(folder, ("drill replay " + words).strip().split(" ", -1));

        assertThat(run.code()).isEqualTo(Exit.USAGE.code());
        assertThat(run.err()).contains(message);
    }

    @Test
    void aGatewayThatIsNotThereIsSaidToBe() {
        Run run = Run.in(folder, "drill", "replay", "curls.txt", "--target", "http://127.0.0.1:1");

        assertThat(run.code()).isEqualTo(Exit.UNREACHABLE.code());
        assertThat(run.err()).contains("http://127.0.0.1:1 can't be reached: no connection");
    }

    @Test
    void aFileThatIsNoRecordingIsSaidToBeNone() throws IOException {
        Files.writeString(folder.resolve("x.yml"), "a: b\n");
        Run run = Run.in(folder, "drill", "replay", "x.yml", "--target", url(old));

        assertThat(run.code()).isEqualTo(Exit.PROBLEMS.code());
        assertThat(run.err()).contains("x.yml is no recording that gw reads: HAR, access logs");
    }
}
