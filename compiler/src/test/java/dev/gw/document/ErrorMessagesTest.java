package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in errors/ is read and the outcome compared with the .txt beside it: the tree, then a line a diagnostic. */
class ErrorMessagesTest {
    static List<Path> inputs() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ErrorMessagesTest.class.getResource("errors"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsAsRecorded(Path input) throws IOException {
        String name = Objects.requireNonNull(input.getFileName()).toString();
        Read read = Read.of(name, Files.readString(input), Dialect.SOURCE);
        String outcome = read.tree(false) + "\n" + read.messages();
        Path expected = input.resolveSibling(name + ".txt");
        assertThat(outcome.strip()).isEqualTo(Files.readString(expected).strip());
    }

    @Test
    void noMessageUsesTheWordsOfTheYamlLibrary() throws IOException, URISyntaxException {
        for (Path input : inputs()) {
            String name = Objects.requireNonNull(input.getFileName()).toString();
            String messages =
                    Read.of(name, Files.readString(input), Dialect.SOURCE).messages();
            assertThat(messages).as(name).doesNotContain("token", "scalar", "mapping", "while scanning", "<block");
        }
    }
}
