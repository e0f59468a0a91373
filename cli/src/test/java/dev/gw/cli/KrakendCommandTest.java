package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrakendCommandTest {
    private static final Path CASES = Path.of("src/test/resources/krakend").toAbsolutePath();
    private static final String EXAMPLE =
            Path.of("../examples/marketplace").toAbsolutePath().normalize().toString();

    @TempDir
    private Path folder;

    private static MapNode json(String text) {
        return (MapNode) DocumentReader.read(SourceFile.of("a.json", text), Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
    }

    private static MapNode endpoint(MapNode document, String method, String path) {
        for (Node item : document.list("endpoints")) {
            MapNode endpoint = (MapNode) item;
            if (path.equals(endpoint.string("endpoint")) && method.equals(endpoint.string("method"))) {
                return endpoint;
            }
        }
        throw new AssertionError("no endpoint " + method + " " + path);
    }

    @Test
    void tiersAreRefusedOnTheCommunityEdition() {
        Run run = Run.in(folder, "build", "-C", EXAMPLE, "--target", "krakend", "-o", folder + "/krakend.json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error[GW1712]", "refused  plugin caller-limits", "--krakend-tiers=loop");
        assertThat(folder.resolve("krakend.json")).doesNotExist();
    }

    @Test
    void aLimitThatIsWeakerThereIsAnErrorForWhoeverIsStrict() throws IOException {
        Files.createDirectories(folder.resolve("config/services"));
        Files.writeString(folder.resolve("config/services/shop.yml"), """
                - name: shop
                  url: http://shop
                  plugins: [{name: rate-limiting, config: {minute: 100, limit_by: ip, policy: local}}]
                  routes: [{name: orders, paths: ["~/orders$"], methods: [GET, POST], strip_path: false}]
                """);

        Run strict = Run.in(folder, "build", "--target", "krakend", "--strict");
        Run usual = Run.in(folder, "build", "--target", "krakend");

        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err()).contains("error[GW1714]").doesNotContain("wrote");
        assertThat(usual.code()).isZero();
        assertThat(usual.err()).contains("warning[GW1714]", "gw: wrote krakend.json");
    }

    @ParameterizedTest
    @CsvSource({"--edition,ee,marketplace-ee.json", "--krakend-tiers,loop,marketplace-loop.json"})
    void theExampleBuildsForBothEditions(String option, String value, String golden) throws IOException {
        Path file = folder.resolve("krakend.json");
        Run run = Run.in(folder, "build", "-C", EXAMPLE, "--target", "krakend", option, value, "-o", file.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains(" 0 refused\n", "gw: wrote ");
        String text = Files.readString(file).replaceAll("[^\"]*examples/marketplace/", "");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(CASES.resolve(golden), text);
        }
        assertThat(withoutPlaces(text)).isEqualTo(withoutPlaces(Files.readString(CASES.resolve(golden))));
        Run check = Run.in(folder, "check", file.toString(), "--edition", value.equals("ee") ? "ee" : "ce");
        assertThat(check.code()).as(check.err()).isZero();
    }

    /** The folder that messages name files from is not the same everywhere. */
    private static List<String> withoutPlaces(String text) {
        return text.lines()
                .filter(line -> !line.contains("\"@comment\"") && !line.contains("X-Gw-Loop"))
                .toList();
    }

    @Test
    void theTableIsThereForProgramsToo() throws IOException {
        Run.in(folder, "build", "-C", EXAMPLE, "--target", "krakend", "--fields", folder + "/fields.json", "-q");

        MapNode fields = json(Files.readString(folder.resolve("fields.json")));
        assertThat(fields.map("summary")).isNotNull();
        assertThat(fields.list("fields")).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({
        "build --edition ee, --edition is for --target krakend",
        "build --target krakend --watch, --watch does not go with --target krakend",
        "build --target krakend --format yaml, --target krakend writes json only",
        "build --target tyk, --target is tyk",
        "import kraken a.json, did you mean krakend?",
        "import krakend, gw import krakend takes one file",
    })
    void wrongUseIsSaid(String line, String message) {
        Run run = Run.in(folder, line.split(" "));

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(message);
    }

    @Test
    void anImportPassesTheCheckAndBuildsBackToTheSame() {
        String source = CASES.resolve("shop.json").toString();
        Run run = Run.in(folder, "import", "krakend", source, "-o", "shop", "--jwks", CASES + "/jwks.json");
        assertThat(run.code()).as(run.err()).isZero();

        Run check = Run.in(folder, "check", "-C", "shop");
        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.err()).contains("nothing wrong");
        Run build = Run.in(folder, "build", "-C", "shop", "--target", "krakend", "-o", "-");
        assertThat(build.code()).as(build.err()).isZero();
        same(json(read(source)), json(build.out()));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a request meets: its token, its limit, its service and path. */
    private static void same(MapNode before, MapNode after) {
        assertThat(after.list("endpoints")).hasSameSizeAs(before.list("endpoints"));
        for (Node item : before.list("endpoints")) {
            MapNode was = (MapNode) item;
            MapNode is = endpoint(after, was.string("method"), was.string("endpoint"));
            for (String part : List.of("auth/validator", "qos/ratelimit/router")) {
                MapNode old = was.map("extra_config").map(part);
                MapNode now = is.map("extra_config").map(part);
                assertThat(now).as(part).isNotNull();
                for (String key : List.of(
                        "alg",
                        "jwk_url",
                        "issuer",
                        "audience",
                        "propagate_claims",
                        "client_max_rate",
                        "client_capacity",
                        "max_rate",
                        "capacity",
                        "every",
                        "strategy")) {
                    if (old.has(key)) {
                        assertThat(old.get(key).sameAs(now.get(key)))
                                .as("%s: %s", key, now)
                                .isTrue();
                    }
                }
            }
            MapNode asked = (MapNode) was.list("backend").get(0);
            MapNode asks = (MapNode) is.list("backend").get(0);
            assertThat(asks.string("url_pattern")).isEqualTo(asked.string("url_pattern"));
            assertThat(asks.get("host").sameAs(asked.get("host")))
                    .as("%s", asks)
                    .isTrue();
        }
    }

    @Test
    void keysThatCantBeHadAreAskedForAndNothingIsWritten() throws IOException {
        String text = read(CASES.resolve("shop.json").toString())
                .replace("https://id.example/keys", "https://localhost:1/keys");
        Files.writeString(folder.resolve("krakend.json"), text);

        Run run = Run.in(folder, "import", "krakend", "krakend.json", "-o", "shop");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("can't reach https://localhost:1/keys", "--jwks FILE");
        assertThat(folder.resolve("shop")).doesNotExist();
    }

    @Test
    void aTemplateIsNamed() throws IOException {
        Files.writeString(folder.resolve("krakend.tmpl"), "{\"version\": 3, \"endpoints\": [{{ include \"a\" }}]}");

        Run run = Run.in(folder, "check", "krakend.tmpl");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error[GW1726]", "krakend.tmpl:1:30");
    }
}
