package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** diff, push, dump and drift with a gateway that runs. */
class RunningGatewayTest {
    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - {username: alice, keyauth_credentials: [{key: very-secret-key}]}
            services:
              - name: shop
                url: http://shop.internal/api
                routes: [{name: orders, paths: [/orders], plugins: [{name: key-auth}]}]
            """;

    @TempDir
    Path folder;

    private GatewayServer gateway;
    private String url;

    @BeforeEach
    void anEmptyGateway() throws IOException {
        MapNode empty = MapNode.empty().with("_format_version", Scalar.string("3.0"));
        gateway = GatewayServer.start(
                Checker.check(empty, CheckSettings.defaults()).bundle().orElseThrow(),
                List.of(),
                List.of(ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))),
                1,
                List.of(),
                GatewaySettings.USUAL);
        url = "http://127.0.0.1:" + gateway.adminPorts().get(0);
        Files.writeString(folder.resolve("kong.yml"), SHOP);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void withoutAYesNothingIsPushed() {
        Run run = Run.in(folder, "push", url, "kong.yml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("+ service shop", "5 to create").doesNotContain("very-secret-key");
        assertThat(run.err()).isEqualTo("gw: nothing was changed; --yes applies it\n");
        assertThat(Run.in(folder, "drift", url, "kong.yml").code()).isEqualTo(2);
    }

    @Test
    void inATerminalAPersonIsAskedAndOnlyAYesApplies() {
        for (String answer : List.of("n\n", "\n", "", "yo\n")) {
            Run run = Run.answered(folder, answer, "push", url, "kong.yml");

            assertThat(run.code()).as(answer).isEqualTo(2);
            assertThat(run.err()).contains("gw: apply this to " + url + "? [y/N] ", "nothing was changed");
        }
        assertThat(Run.in(folder, "drift", url, "kong.yml").code()).isEqualTo(2);

        Run yes = Run.answered(folder, " yes \n", "push", url, "kong.yml", "--color=never");
        assertThat(yes.code()).as(yes.err()).isZero();
        assertThat(yes.err()).endsWith("is what kong.yml says now\n");
        assertThat(Run.answered(folder, "", "push", url, "kong.yml").err())
                .doesNotContain("apply this")
                .endsWith("nothing to do\n");
    }

    @Test
    void aDryRunAsksNobody() {
        Run run = Run.answered(folder, "y\n", "push", url, "kong.yml", "--dry-run");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("gw: nothing was changed\n");
    }

    @Test
    void whatIsPushedIsReadBackAndThenIsNoDrift() {
        Run push = Run.in(folder, "push", url, "kong.yml", "--yes");
        assertThat(push.err()).isEqualTo("gw: " + url + " is what kong.yml says now\n");
        assertThat(push.code()).isZero();

        assertThat(Run.in(folder, "drift", url, "kong.yml").out())
                .isEqualTo("kong.yml and " + url + " mean the same (5 entities)\n");
        assertThat(Run.in(folder, "diff", "kong.yml", "--against", url).code()).isZero();
        assertThat(Run.in(folder, "push", url, "kong.yml", "--yes").err()).endsWith("nothing to do\n");
    }

    @Test
    void aDumpMeansWhatWasPushedAsAFileAndAsAProject() {
        assertThat(Run.in(folder, "push", url, "kong.yml", "--yes").code()).isZero();

        assertThat(Run.in(folder, "dump", url, "-o", "dump.yml").code()).isZero();
        assertThat(Run.in(folder, "dump", url, "-o", "project", "--split").code())
                .isZero();

        assertThat(folder.resolve("project/config/services/shop.yml")).exists();
        for (String dumped : List.of("dump.yml", "project")) {
            Run diff = Run.in(folder, "diff", "kong.yml", "--against", dumped);
            assertThat(diff.out()).isEqualTo("kong.yml and " + dumped + " mean the same (5 entities)\n");
        }
        assertThat(Run.in(folder, "dump", url, "-o", "project", "--split").err())
                .isEqualTo("gw: project is not empty; nothing was written\n");
    }

    @Test
    void aDumpNamesEachSettingOnceByTheNameThatKongKeeps() throws IOException {
        Files.writeString(folder.resolve("kong.yml"), SHOP + """
                plugins:
                  - name: rate-limiting
                    config: {minute: 5, policy: redis, redis: {host: redis.internal, port: 6380, timeout: 100}}
                  - name: acme
                    config:
                      account_email: a@example.com
                      storage: redis
                      storage_config: {redis: {host: redis.internal, port: 6379, password: "{vault://env/redis}"}}
                """);
        assertThat(Run.in(folder, "push", url, "kong.yml", "--yes").code()).isZero();

        assertThat(Run.in(folder, "dump", url, "-o", "dump.yml").code()).isZero();

        assertThat(Run.in(folder, "check", "dump.yml").err()).doesNotContain("GW1312");
        assertThat(folder.resolve("dump.yml"))
                .content()
                .contains("host: redis.internal")
                .doesNotContain("redis_host");
        assertThat(Run.in(folder, "diff", "kong.yml", "--against", "dump.yml").code())
                .isZero();
    }

    @Test
    void aGatewayThatIsNotThereGivesThree() {
        url = "http://127.0.0.1:1";

        for (String command : List.of("push", "drift")) {
            assertThat(Run.in(folder, command, url, "kong.yml").code()).isEqualTo(3);
        }
        assertThat(Run.in(folder, "dump", url).code()).isEqualTo(3);
        assertThat(Run.in(folder, "diff", "kong.yml", "--against", url).err()).contains("GW1702", "connection refused");
    }

    @Test
    void tagsNeedADatabase() {
        Run run = Run.in(folder, "push", url, "kong.yml", "--yes", "--select-tag", "team-a");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("gw: " + url + " has no database: it takes a configuration as a whole, "
                        + "so --select-tag can't keep what others pushed\n");
        assertThat(Run.in(folder, "drift", url, "kong.yml").code())
                .as("nothing was sent")
                .isEqualTo(2);
    }

    @Test
    void noValueOfAHeaderIsShown() {
        Map<String, String> environment = Map.of("GW_ADMIN_HEADERS", "Authorization: Bearer hidden-token");
        Run fine = Run.with(folder, "", environment, "dump", url);
        Run wrong = Run.in(folder, "dump", url, "--header", "hidden-token");
        Run odd = Run.in(folder, "dump", url, "--header", "a b:hidden-token");

        assertThat(fine.code()).isZero();
        assertThat(List.of(wrong.code(), odd.code())).containsOnly(64);
        assertThat(fine.out() + fine.err() + wrong.err() + odd.err()).doesNotContain("hidden-token");
    }
}
