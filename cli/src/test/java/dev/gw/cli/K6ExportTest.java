package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios for k6. Golden files are written anew with {@code -Dgw.golden=write}. */
class K6ExportTest {
    private static final Path PROJECT = Path.of("src/test/resources/k6").toAbsolutePath();
    private static final Map<String, String> ENVIRONMENT = Map.of("API_SECRET", "top-secret", "REGION", "eu");
    private static final boolean WRITES = "write".equals(System.getProperty("gw.golden"));

    @TempDir
    Path folder;

    private static Run export(String... more) {
        String[] words = new String[3 + more.length];
        System.arraycopy(new String[] {"export", "k6", "drills/everything.yml"}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return Run.with(PROJECT, "", ENVIRONMENT, words);
    }

    @Test
    void theScriptAndTheTableAreWhatTheGoldenFilesHold() throws IOException {
        Run run = export();

        assertThat(run.code()).as(run.err()).isZero();
        // what follows is the same in all scripts
        String own = run.out().substring(0, run.out().indexOf("\n// ---- What gw's words mean in k6"));
        golden("everything.js", own);
        golden("everything.txt", run.err());
    }

    @Test
    void theSameScenarioGivesTheSameBytes() {
        assertThat(export().out()).isEqualTo(export().out());
    }

    @Test
    void noSecretStandsInAScript() {
        Run run = export();

        assertThat(run.out() + run.err())
                .doesNotContain("top-secret", "not-for-scripts", "nor-this")
                .contains("__ENV.API_SECRET", "__ENV.GW_SECRET_WEB", "GW_TOKEN_FILE_MOBILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "faults: [{at: 200ms, reload: again}] | faults",
                "target: {http: h2c} | k6 speaks HTTP/2 over TLS only",
                "thresholds: {requests: ['rate > 99%']} | say of which: requests{status:2xx}",
                "thresholds: {'lost{status:2xx}': ['count == 0']} | what is lost has no status",
                "thresholds: {dropped: ['count > 5']} | ask for count == 0",
            })
    void whatK6CannotDoIsRefusedByNameAndNothingIsWritten(String more, String said) throws IOException {
        write(
                "a.yml",
                "drill: 1\nscenarios: {a: {executor: constant-rate, rate: 1/s, duration: 1s, requests: [{get: /}]}}\n"
                        + more);

        Run run = Run.in(folder, "export", "k6", "a.yml", "-o", "a.js");

        assertThat(run.code()).isOne();
        assertThat(run.err()).contains("refused", said, "nothing was written");
        assertThat(folder.resolve("a.js")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{get: '/a#b'} | k6 can't send GET /a#b",
                "{get: /, expect: {trailer.X-Sum: exists}} | this can be checked by gw drill only",
                "{get: /, extract: {a: trailer.X-Sum}} | k6 does not tell trailer.X-Sum",
                "{get: '/%zz'} | k6 can't send GET /%zz",
                "{grpc: shop.Orders/Get} | gRPC is called by gw drill only",
                "{websocket: /chat} | WebSockets are opened by gw drill only; give them a scenario file of their own",
                "{get: /, expect: {body: {matches: 'a++'}}} | JavaScript may read this regular expression otherwise",
                "{get: /, expect: {body: {matches: '\\Qa\\E'}}} | JavaScript may read this regular expression otherwise",
            })
    void requestsThatWouldBeOthersAreRefused(String request, String said) throws IOException {
        write("a.yml", "drill: 1\nscenarios: {a: {executor: burst, count: 1, requests: [" + request + "]}}\n");

        Run run = Run.in(folder, "export", "k6", "a.yml");

        assertThat(run.code()).isOne();
        assertThat(run.err()).contains(said);
        assertThat(run.out()).isEmpty();
    }

    /** k6 asks for a second at least where a rate or a number of users stays. */
    @Test
    void whatStaysForLessThanASecondChangesToWhatItIs() throws IOException {
        write("a.yml", """
                drill: 1
                scenarios:
                  rate: {executor: constant-rate, rate: 40/s, duration: 500ms, warmup: 200ms, requests: [{get: /}]}
                  users: {executor: constant-users, users: 2, duration: 500ms, warmup: 0s, requests: [{get: /}]}
                """);

        Run run = Run.in(folder, "export", "k6", "a.yml");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "executor: 'ramping-arrival-rate', startRate: 40, timeUnit: '1s', stages: [{ target: 40, duration: '200ms' }]")
                .contains(
                        "executor: 'ramping-arrival-rate', startRate: 40, timeUnit: '1s', stages: [{ target: 40, duration: '500ms' }, { target: 40, duration: '1s' }]")
                .contains("executor: 'ramping-vus', startVUs: 2, stages: [{ target: 2, duration: '500ms' }]")
                .contains("due: ramp(40, [[40, 500]])")
                .doesNotContain("'constant-arrival-rate'", "'constant-vus'");
    }

    @Test
    void aRunOnKubernetesRefersToItsSecrets() throws IOException {
        Run run = export("--kubernetes", "--parallelism", "4", "--namespace", "load", "--name", "peak");

        assertThat(run.code()).as(run.err()).isZero();
        String manifest = run.out();
        int script = manifest.indexOf("---\napiVersion: k6.io/v1alpha1");
        golden("testrun.yml", manifest.substring(script));
        assertThat(manifest.substring(0, script))
                .contains("  name: peak-script\n  namespace: load\n", "  \"everything.js\": |\n    // Generated by");
        assertThat(run.err())
                .contains("kubectl create secret generic peak-secrets -n load --from-literal=API_SECRET=…");
    }

    @Test
    void wrongUseIsToldApart() throws IOException {
        write("b.yml", "x: 1\n");

        assertThat(Run.in(folder, "export", "k6").code()).isEqualTo(64);
        assertThat(Run.in(folder, "export", "k6", "b.yml").err()).contains("b.yml is no scenario");
        assertThat(Run.in(folder, "export", "k6", "c.yml").err()).contains("c.yml is not there");
        assertThat(export("--target", "ftp://x").code()).isEqualTo(64);
        assertThat(export("--target", "https://gw.example:8443").out())
                .contains("__ENV.GW_TARGET || 'https://gw.example:8443'");
        assertThat(export("--kubernetes", "--name", "Not_This").code()).isEqualTo(64);
    }

    private static void golden(String name, String text) throws IOException {
        Path file = PROJECT.resolve(name);
        if (WRITES) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
