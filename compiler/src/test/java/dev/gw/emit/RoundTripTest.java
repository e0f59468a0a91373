package dev.gw.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is written reads back the same, by either dialect. */
class RoundTripTest {
    private static final int DOCUMENTS = 4_000;

    @Test
    void yamlReadsBackTheSameUnderYaml12() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            MapNode document = new RandomTrees(seed).document();
            assertSame(seed, document, YamlWriter.write(document, "made by a test\n\n# seed"), "a.yml", Dialect.SOURCE);
        }
    }

    @Test
    void yamlReadsBackTheSameByKongsReader() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            MapNode document = new RandomTrees(seed).document();
            assertSame(seed, document, YamlWriter.write(document, ""), "a.yml", Dialect.KONG);
        }
    }

    @Test
    void jsonReadsBackTheSame() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            MapNode document = new RandomTrees(seed).document();
            assertSame(seed, document, JsonWriter.write(document), "a.json", Dialect.SOURCE);
            assertSame(seed, document, JsonWriter.compact(document), "a.json", Dialect.KONG);
        }
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        String first = YamlWriter.write(new RandomTrees(7).document(), "x");
        assertThat(YamlWriter.write(new RandomTrees(7).document(), "x")).isEqualTo(first);
    }

    private static void assertSame(int seed, MapNode document, String text, String name, Dialect dialect) {
        Diagnostics out = new Diagnostics();
        Optional<Node> read = DocumentReader.read(SourceFile.of(name, text), dialect, out);
        assertThat(out.sorted()).as("seed %d:%n%s", seed, text).isEmpty();
        assertThat(read.orElseThrow().sameAs(document))
                .as("seed %d:%n%s", seed, text)
                .isTrue();
    }
}
