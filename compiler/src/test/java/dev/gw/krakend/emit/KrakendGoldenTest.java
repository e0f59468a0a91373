package dev.gw.krakend.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.krakend.Edition;
import dev.gw.krakend.Fate;
import dev.gw.krakend.FateTable;
import dev.gw.krakend.Golden;
import dev.gw.krakend.Ledger;
import dev.gw.krakend.lint.KrakendCheck;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder for each case in src/test/resources/krakend/emit: {@code in.yml}, and the {@code krakend.json}, the table and
 * the messages that it becomes. {@code -Dgolden.update=true} writes the last three.
 */
class KrakendGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/krakend/emit");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static Translation translate(Path folder) throws IOException {
        Path options = folder.resolve("options.properties");
        boolean enterprise = Files.exists(options) && Files.readString(options).contains("edition=ee");
        return Translating.translate(
                Files.readString(folder.resolve("in.yml")), folder, enterprise ? Edition.EE : Edition.CE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBundleBecomesWhatItsCaseShows(Path folder) throws IOException {
        Translation made = translate(folder);

        Golden.expect(
                folder.resolve("krakend.json"),
                made.document().map(JsonWriter::write).orElse(""));
        Golden.expect(folder.resolve("fields.txt"), FateTable.text(made.rows()));
        Golden.expect(folder.resolve("messages.txt"), Golden.messages(made.diagnostics()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenHasNoneOfTheTraps(Path folder) throws IOException {
        Translation made = translate(folder);
        Edition edition = folder.endsWith("prefix-on-ee") ? Edition.EE : Edition.CE;

        for (MapNode document : made.document().stream().toList()) {
            Diagnostics out = new Diagnostics();
            KrakendCheck.check(SourceFile.of("krakend.json", JsonWriter.write(document)), edition, out);
            assertThat(out.sorted()).as(folder.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsWrittenWhereAFieldIsRefused(Path folder) throws IOException {
        Translation made = translate(folder);

        assertThat(made.document().isEmpty())
                .as("refused: %s", made.rows())
                .isEqualTo(Ledger.count(made.rows(), Fate.REFUSED) > 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameBundleGivesTheSameBytes(Path folder) throws IOException {
        assertThat(translate(folder).document().map(JsonWriter::write))
                .isEqualTo(translate(folder).document().map(JsonWriter::write));
    }
}
