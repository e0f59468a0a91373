package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Severity;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.YamlWriter;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How entities are spread over files, and what the files are called, does not change the document. */
class OrderOfFilesTest {
    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void filesMayBeCutAndNamedInAnyWay(int seed) throws IOException {
        String json = RandomDocuments.json(new Random(seed));
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("x.json", json), DocumentReader.Dialect.SOURCE, new Diagnostics())
                        .map(dev.gw.assemble.values.Escapes::escaped)
                        .orElseThrow();
        String first = assembled(document, new Random(seed), "one");
        String second = assembled(document, new Random(seed + 1000L), "two");
        assertThat(second).isEqualTo(first);
    }

    private String assembled(MapNode document, Random random, String name) throws IOException {
        Path root = folder.resolve(name);
        List<MapNode> pieces = pieces(document);
        Collections.shuffle(pieces, random);
        int number = 0;
        for (MapNode piece : pieces) {
            Path file = root.resolve("config").resolve("x" + random.nextInt(3)).resolve(number++ + ".yml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, YamlWriter.write(piece, ""));
        }
        Diagnostics found = new Diagnostics();
        Assembly assembly = Project.find(root, found)
                .flatMap(project -> Assembler.assemble(project, AssembleOptions.none(), found))
                .orElseThrow();
        assertThat(found.sorted()).noneMatch(d -> d.severity() == Severity.ERROR);
        return Shown.document(assembly.document());
    }

    /** One document per entity at the top, one for each other key. */
    private static List<MapNode> pieces(MapNode document) {
        List<MapNode> pieces = new ArrayList<>();
        for (MapNode.Entry entry : document.entries()) {
            if (entry.value() instanceof ListNode list) {
                for (Node item : list.items()) {
                    pieces.add(keyed(entry.key(), ListNode.of(List.of(item))));
                }
            } else {
                pieces.add(keyed(entry.key(), entry.value()));
            }
        }
        return pieces;
    }

    private static MapNode keyed(Scalar key, Node value) {
        return MapNode.of(List.of(new MapNode.Entry(key, value)));
    }
}
