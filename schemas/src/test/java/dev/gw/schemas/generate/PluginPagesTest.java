package dev.gw.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/plugins are what Kong's schemas say; {@code -Dgw.regenerate=true} writes them. */
class PluginPagesTest {
    private static final Path PAGES = Path.of("..", "docs", "plugins");
    private final Texts texts = new Texts();

    @ParameterizedTest
    @MethodSource("plugins")
    void thePageHasTheTablesOfTheData(String name) throws IOException {
        Path file = PAGES.resolve(name + ".md");
        String page = Files.readString(file);
        String wanted = new PluginPage(name, texts).in(page);
        if (Boolean.getBoolean("gw.regenerate")) {
            Files.writeString(file, wanted);
        } else {
            assertThat(page).isEqualTo(wanted);
        }
        assertThat(wanted).contains("# " + name + "\n", "## Notes\n", "| scopes |");
    }

    static List<String> plugins() {
        return KongData.knownPlugins();
    }
}
