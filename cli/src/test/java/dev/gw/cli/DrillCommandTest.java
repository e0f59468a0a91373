package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.cli.command.Exit;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** gw drill, here and against gateways that run somewhere. */
class DrillCommandTest {
    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - {username: alice, keyauth_credentials: [{key: very-secret-key}]}
            services:
              - name: shop
                url: http://shop.internal/api
                routes: [{name: orders, paths: [/orders], plugins: [{name: key-auth}]}]
            """;

    private static final String CLOSED = """
            _format_version: "3.0"
            services:
              - name: shop
                url: http://shop.internal/api
                routes:
                  - name: closed
                    paths: [/closed]
                    plugins: [{name: request-termination, config: {status_code: 503, message: closed}}]
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aShop() throws IOException {
        Files.writeString(folder.resolve("kong.yml"), SHOP);
        Files.writeString(folder.resolve("closed.yml"), CLOSED);
    }

    @Test
    void aWrongSettingOfTheProjectIsFoundWhereItStands() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve("config"));
        Files.writeString(project.resolve("config/all.yml"), CLOSED);
        Files.writeString(project.resolve("gw.yml"), "serve:\n  trusted_ips: here\n  log_level: loud\n");

        Run run = Run.in(project, "drill");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err() + run.out())
                .contains("gw.yml:2:16", "trusted_ips takes addresses")
                .contains("gw.yml:3:14", "log_level takes emerg");
    }

    private static GatewayServer serve(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Bundle bundle =
                Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow();
        ListenAddress free = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return GatewayServer.start(bundle, List.of(free), List.of(), 1, List.of(), GatewaySettings.USUAL);
    }

    private Run drill(GatewayServer gateway, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("drill", "closed.yml", "--target"));
        all.add("http://127.0.0.1:" + gateway.proxyPorts().get(0));
        all.addAll(List.of(words));
        return Run.in(folder, all.toArray(String[]::new));
    }

    @Test
    void whatIsExercisedIsSaidAtTheEnd() {
        Run run = Run.in(folder, "drill", "kong.yml");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("routes        1 of    1 exercised", "plugins       1 of    1 exercised")
                .containsPattern("\\d+ checks passed, 0 failed, 0 inconclusive; \\d+ requests in ")
                .doesNotContain("very-secret-key");
    }

    @Test
    void aPlanSaysWhatWouldBeSentWithoutSecrets() {
        Run run = Run.in(folder, "drill", "plan", "kong.yml");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("routing: GET /orders reaches orders (kong.yml:7)")
                .contains("send   GET gateway.drill.test/orders")
                .contains("expect status 200, upstream shop")
                .containsPattern("\\d+ checks, \\d+ requests\n$")
                .doesNotContain("very-secret-key");
    }

    @Test
    void everyReportIsWritten() throws IOException {
        Run run = Run.in(
                folder,
                "drill",
                "kong.yml",
                "--json",
                "r.json",
                "--junit",
                "r.xml",
                "--markdown",
                "r.md",
                "--csv",
                "r.csv",
                "--html",
                "r.html");

        assertThat(run.code()).isZero();
        assertThat(folder.resolve("r.json")).content().contains("\"format\": 1");
        assertThat(folder.resolve("r.xml")).content().contains("<testsuite");
        assertThat(folder.resolve("r.md")).content().startsWith("# Drill of ");
        assertThat(folder.resolve("r.csv")).content().startsWith("area,title,place,verdict");
        assertThat(folder.resolve("r.html")).content().startsWith("<!doctype html>");
        for (String name : List.of("r.json", "r.xml", "r.md", "r.csv", "r.html")) {
            assertThat(Files.readString(folder.resolve(name))).doesNotContain("very-secret-key");
        }
    }

    @Test
    void gradesSayWhatWasNoticed() {
        Run run = Run.in(folder, "drill", "kong.yml", "--mutate");

        assertThat(run.out()).containsPattern("mutation score [\\d.]+ %: \\d+ of \\d+ mutants noticed");
        assertThat(run.out()).contains("plugin removed");
    }

    @ParameterizedTest
    @CsvSource({
        "--mutate --json r.json, --json writes what came of a drill; it does not go with --mutate",
        "--mutate --target http://127.0.0.1:1, --mutate breaks gw's own gateway; it does not go with --target",
        "--max-requests none, '--max-requests takes a number above 0, not none'",
        "--target shop.example, '--target takes a URL such as http://127.0.0.1:8000, not shop.example'",
        "--target ftp://127.0.0.1, '--target takes a URL such as http://127.0.0.1:8000, not ftp://127.0.0.1'",
        "--target http://127.0.0.1:8000/api, '--target takes a URL such as http://127.0.0.1:8000, not'",
    })
    void whatDoesNotGoTogetherIsSaid(String words, String message) {
        Run run = Run.in(folder, ("drill kong.yml " + words).split(" ", -1));

        assertThat(run.code()).isEqualTo(Exit.USAGE.code());
        assertThat(run.err()).contains(message);
    }

    @Test
    void whatDeriveYmlDoesNotKnowIsShownWithTheWordThatIsMeant() throws IOException {
        Files.writeString(folder.resolve("gw.yml"), "name: shop\n");
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/kong.yml"), SHOP);
        Files.createDirectories(folder.resolve("drills"));
        Files.writeString(folder.resolve("drills/derive.yml"), "drill: 1\nheader: {X-Tenant: a}\n");

        Run run = Run.in(folder, "drill");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(Exit.PROBLEMS.code());
        assertThat(run.out() + run.err()).contains("drills/derive.yml:2", "GW1801", "did you mean headers?");
    }

    @Test
    void aTargetThatDoesWhatItsConfigurationSaysPasses() {
        try (GatewayServer gateway = serve(CLOSED)) {
            Run run = drill(gateway);

            assertThat(run.code()).as(run.out() + run.err()).isZero();
            assertThat(run.err()).containsPattern("gw: sending \\d+ requests in \\d+ checks to http://127.0.0.1:");
        }
    }

    @Test
    void aTargetThatDoesSomethingElseFails() {
        try (GatewayServer gateway = serve(CLOSED.replace("status_code: 503", "status_code: 502"))) {
            Run run = drill(gateway);

            assertThat(run.code()).isEqualTo(Exit.FAILED.code());
            assertThat(run.out()).contains("expected status 503\n    got      status 502\n");
        }
    }

    @Test
    void theTargetsPlanNeedsNoTarget() {
        Run run = Run.in(folder, "drill", "plan", "closed.yml", "--target", "http://127.0.0.1:1");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("closed");
    }

    @Test
    void aTargetThatIsNotThereIsSaidToBe() {
        Run run = Run.in(folder, "drill", "closed.yml", "--target", "http://127.0.0.1:1");

        assertThat(run.code()).isEqualTo(Exit.UNREACHABLE.code());
        assertThat(run.err()).contains("http://127.0.0.1:1 can't be reached: no connection");
    }

    @Test
    void nothingIsSentToAnotherMachineUnlessItIsAllowedByName() {
        Run run = Run.in(folder, "drill", "closed.yml", "--target", "http://gateway.invalid:8000");

        assertThat(run.code()).isEqualTo(Exit.USAGE.code());
        assertThat(run.err()).contains("gateway.invalid is not this machine; --allow-host gateway.invalid allows");
        assertThat(Run.in(
                                folder,
                                "drill",
                                "closed.yml",
                                "--target",
                                "http://gateway.invalid:8000",
                                "--allow-host",
                                "other.invalid")
                        .code())
                .isEqualTo(Exit.USAGE.code());
    }

    @Test
    void whatWouldBeSentToAnotherMachineIsShownFirst() {
        Run run = Run.in(
                folder,
                "drill",
                "closed.yml",
                "--target",
                "http://gateway.invalid:8000",
                "--allow-host",
                "Gateway.invalid");

        assertThat(run.err())
                .contains("send   GET gateway.drill.test/closed")
                .containsPattern("gw: sending \\d+ requests in \\d+ checks to http://gateway.invalid:8000, for 600 s")
                .contains("can't be reached");
        assertThat(run.code()).isEqualTo(Exit.UNREACHABLE.code());
    }
}
