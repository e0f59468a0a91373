package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the project shows to newcomers has no mark in an editor that uses the schemas as docs/editors.md says. */
class OwnConfigTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> NOT_FRAGMENTS = List.of("env", "settings", "patches");

    @ParameterizedTest
    @MethodSource("fragments")
    void everyFragmentIsValidForAnEditor(Path file) throws IOException {
        String kind = ROOT.relativize(file).toString().replaceAll("^.*?config/([^/]+)/.*$", "$1");
        List<Error> problems =
                JsonSchemas.named("fragments/" + kind + ".json").validate(Files.readString(file), InputFormat.YAML);
        assertThat(problems).isEmpty();
    }

    static List<Path> fragments() throws IOException {
        try (Stream<Path> own = Files.walk(ROOT.resolve("config"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            return Stream.concat(own, examples)
                    .filter(Files::isRegularFile)
                    .filter(OwnConfigTest::isFragment)
                    .toList();
        }
    }

    private static boolean isFragment(Path file) {
        String path = "/" + ROOT.relativize(file).toString().replace('\\', '/');
        boolean source = path.endsWith(".yml") || path.endsWith(".yaml") || path.endsWith(".json");
        return source
                && path.contains("/config/")
                && !path.contains("/_")
                && NOT_FRAGMENTS.stream().noneMatch(name -> path.contains("/config/" + name + "/"));
    }
}
