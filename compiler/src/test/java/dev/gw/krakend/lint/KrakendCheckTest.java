package dev.gw.krakend.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.krakend.Edition;
import dev.gw.krakend.Golden;
import dev.gw.krakend.KrakendFile;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in src/test/resources/krakend/lint, each with what is wrong in it beside it, line by line. {@code
 * -Dgolden.update=true} writes that.
 */
class KrakendCheckTest {
    private static final Path CASES = Path.of("src/test/resources/krakend/lint");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Diagnostic> check(String name, String text, Edition edition) {
        Diagnostics out = new Diagnostics();
        KrakendCheck.check(SourceFile.of(name, text), edition, out);
        return out.sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachTrapIsNamedWithItsLine(Path file) throws IOException {
        String name = file.getFileName().toString();
        List<Diagnostic> found = check(name, Files.readString(file), Edition.CE);

        Golden.expect(CASES.resolve(name.replace(".json", ".txt")), Golden.messages(found));
    }

    @Test
    void aCarefulConfigurationHasNothingWrong() throws IOException {
        assertThat(check("clean.json", Files.readString(CASES.resolve("clean.json")), Edition.CE))
                .isEmpty();
    }

    private static final String ENDPOINT = """
            {"version": 3, "extra_config": {%s}, "endpoints": [
              {"endpoint": "/a", "input_query_strings": ["*"],
               "backend": [{"host": ["%s"], "url_pattern": "/a"}], "extra_config": {%s}}]}
            """;

    @Test
    void levelsOfTheLogMayBeInAnyLetters() {
        String logging = "\"telemetry/logging\": {\"level\": \"%s\", \"stdout\": true}";

        assertThat(check("krakend.json", ENDPOINT.formatted(logging.formatted("error"), "http://a", ""), Edition.CE))
                .noneMatch(found -> found.code() == Code.GW1721);
        assertThat(check("krakend.json", ENDPOINT.formatted(logging.formatted("loud"), "http://a", ""), Edition.CE))
                .anyMatch(found -> found.code() == Code.GW1721);
    }

    @Test
    void socketsAreAskedByTheirOwnScheme() {
        assertThat(check("krakend.json", ENDPOINT.formatted("", "ws://a:80", "\"websocket\": {}"), Edition.EE))
                .noneMatch(found -> found.code() == Code.GW1724);
        assertThat(check("krakend.json", ENDPOINT.formatted("", "ws://a:80", ""), Edition.EE))
                .anyMatch(found -> found.message().contains("the host ws://a:80 is more than"));
    }

    @Test
    void theSettingsOfFlexibleConfigurationAreTakenForWhatTheyAre() {
        String text =
                "{\"$schema\": \"https://www.krakend.io/schema/flexible_config.json\", \"out\": \"krakend.json\"}";

        assertThat(check("flexible_config.json", text, Edition.EE))
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1726);
    }

    @Test
    void theEnterpriseEditionMayHaveItsNamespaces() throws IOException {
        String text = Files.readString(CASES.resolve("battery.json"));

        assertThat(check("a.json", text, Edition.CE))
                .extracting(Diagnostic::code)
                .contains(Code.GW1725);
        assertThat(check("a.json", text, Edition.EE))
                .extracting(Diagnostic::code)
                .doesNotContain(Code.GW1725);
    }

    @ParameterizedTest
    @CsvSource({
        "krakend.json, '{}', true",
        "gateway.json, '{\"endpoints\": [{\"backend\": []}]}', true",
        "gateway.json, '{\"$schema\": \"https://www.krakend.io/schema/krakend.json\"}', true",
        "kong.json, '{\"_format_version\": \"3.0\"}', false",
        "krakend.yml, 'a: 1', false",
    })
    void aFileIsKnownByItsNameOrContent(String name, String text, boolean isOne) {
        assertThat(KrakendFile.looksLike(SourceFile.of(name, text))).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({
        "30s, true",
        "1h30m, true",
        "1.5s, true",
        "0, true",
        "500ms, true",
        "30, false",
        "3 s, false",
        "s, false"
    })
    void timesAreReadAsGoReadsThem(String text, boolean isOne) {
        assertThat(Types.isDuration(text)).isEqualTo(isOne);
    }
}
