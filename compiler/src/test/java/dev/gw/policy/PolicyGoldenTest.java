package dev.gw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.emit.YamlWriter;
import dev.gw.lua.LuaSyntax;
import dev.gw.policy.lower.Policies;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder for each case in src/test/resources/policy: {@code in.yml} with policies, {@code out.yml} with what they
 * become, {@code messages.txt} with what is wrong. {@code -Dgolden.update=true} writes the last two.
 */
class PolicyGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/policy");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPolicyBecomesWhatItsCaseShows(Path folder) throws IOException {
        Diagnostics out = new Diagnostics();
        MapNode lowered = lower(folder, out);

        expect(folder.resolve("out.yml"), YamlWriter.write(lowered, ""));
        expect(folder.resolve("messages.txt"), messages(out));
    }

    @Test
    void allCodeCompiles() throws IOException {
        for (Path folder : cases()) {
            MapNode lowered = lower(folder, new Diagnostics());

            assertThat(code(lowered))
                    .allSatisfy(code -> assertThat(LuaSyntax.problem("=policy", code))
                            .as("LuaJIT's message about %s", code)
                            .isNull());
        }
    }

    /** All strings of several lines: only code has them. */
    private static List<String> code(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().stream().flatMap(e -> code(e.value()).stream()).toList();
        }
        if (node instanceof dev.gw.document.ListNode list) {
            return list.items().stream().flatMap(item -> code(item).stream()).toList();
        }
        String text = ((dev.gw.document.Scalar) node).text();
        return text.contains("\n") && !text.startsWith("-----") ? List.of(text) : List.of();
    }

    /** Files that policies name stand in the case's folder. */
    private static MapNode lower(Path folder, Diagnostics out) throws IOException {
        ProjectFiles files = (name, asked) -> SourceReader.read(folder.resolve(name), name, out)
                .flatMap(file -> DocumentReader.read(file, DocumentReader.Dialect.SOURCE, out));
        return Policies.lower(read(folder.resolve("in.yml"), out), files, out).document();
    }

    private static MapNode read(Path file, Diagnostics out) throws IOException {
        SourceFile source = SourceFile.of(file.getFileName().toString(), Files.readString(file));
        return (MapNode)
                DocumentReader.read(source, DocumentReader.Dialect.SOURCE, out).orElseThrow();
    }

    private static String messages(Diagnostics out) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic found : out.sorted()) {
            text.append(found.at().from().line())
                    .append(": ")
                    .append(found.code())
                    .append(' ')
                    .append(found.message());
            found.help().ifPresent(help -> text.append(" | ").append(help));
            text.append('\n');
        }
        return text.toString();
    }

    private static void expect(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            if (actual.isEmpty()) {
                Files.deleteIfExists(golden);
            } else {
                Files.writeString(golden, actual);
            }
        }
        assertThat(actual).isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
}
