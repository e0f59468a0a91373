package dev.gw.krakend.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.emit.YamlWriter;
import dev.gw.krakend.Fate;
import dev.gw.krakend.FateTable;
import dev.gw.krakend.Golden;
import dev.gw.krakend.Ledger;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder for each case in src/test/resources/krakend/import; {@code -Dgolden.update=true} writes what comes out. */
class KrakendImportTest {
    private static final Path CASES = Path.of("src/test/resources/krakend/import");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static Imported read(Path folder) throws IOException {
        SourceFile file = SourceFile.of("krakend.json", Files.readString(folder.resolve("krakend.json")));
        return KrakendImport.read((MapNode)
                DocumentReader.read(file, Dialect.SOURCE, new Diagnostics()).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileBecomesWhatItsCaseShows(Path folder) throws IOException {
        Imported made = read(folder);

        Golden.expect(
                folder.resolve("kong.yml"),
                made.document().map(document -> YamlWriter.write(document, "")).orElse(""));
        Golden.expect(folder.resolve("fields.txt"), FateTable.text(made.rows()));
        Golden.expect(folder.resolve("messages.txt"), Golden.messages(made.diagnostics()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingComesOutWhereAFieldIsRefused(Path folder) throws IOException {
        Imported made = read(folder);

        assertThat(made.document().isEmpty()).isEqualTo(Ledger.count(made.rows(), Fate.REFUSED) > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1m, minute 100",
        "5, 1s, second 5",
        "5, 10m, hour 30",
        "0.5, 1s, minute 30",
        "50, 24h, day 50",
        "0.3, 7s, none",
        "1, 1ms, second 1000",
    })
    void aRateIsAWholeNumberInSomeWindow(double rate, String every, String expected) {
        String found = Windows.of(rate, Windows.milliseconds(every, 0))
                .map(limit -> limit.window() + " " + limit.limit())
                .orElse("none");

        assertThat(found).isEqualTo(expected);
    }
}
