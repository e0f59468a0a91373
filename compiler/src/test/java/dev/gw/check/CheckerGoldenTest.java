package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each NAME.yml is checked; what gw says of it is NAME.txt. */
class CheckerGoldenTest {
    @ParameterizedTest
    @ValueSource(strings = {"values", "plugins", "links", "editions", "maps"})
    void everyProblemIsNamedWithItsPlaceAndMend(String name) {
        SourceFile file = SourceFile.of(name + ".yml", resource(name + ".yml"));
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();

        CheckResult result = Checker.check(document, CheckSettings.defaults());

        assertThat(result.diagnostics().stream().map(CheckerGoldenTest::shown).collect(Collectors.joining()))
                .isEqualTo(resource(name + ".txt"));
        assertThat(result.bundle()).isEmpty();
    }

    private static String shown(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder();
        text.append("%s %s %s %s\n"
                .formatted(
                        diagnostic.severity().label(),
                        diagnostic.code(),
                        place(diagnostic.at()),
                        diagnostic.message()));
        diagnostic.labels().forEach(label -> text.append("    %s: %s\n".formatted(place(label.at()), label.text())));
        diagnostic.help().ifPresent(help -> text.append("    help: " + help + "\n"));
        diagnostic
                .fix()
                .ifPresent(fix -> text.append("    fix: " + fix.at().text() + " → " + fix.replacement() + "\n"));
        return text.toString();
    }

    private static String place(Span span) {
        return span.isNowhere() ? "nowhere" : span.from().toString();
    }

    private static String resource(String name) {
        try (InputStream in = CheckerGoldenTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
