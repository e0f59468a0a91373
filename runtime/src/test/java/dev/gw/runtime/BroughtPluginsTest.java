package dev.gw.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.LuaTwin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Lua plugins that gw brings, and the examples that use them. */
class BroughtPluginsTest {
    @ParameterizedTest
    @CsvSource({"caller-limits, marketplace", "plan-limits, kombify", "quota-mirror, dcoder"})
    void theExampleHoldsThePluginAsItIsWritten(String name, String example) throws IOException {
        LuaTwin plugin = PluginTypes.brought().get(name);
        Path folder = Path.of("../examples", example, "plugins", name);

        for (Map.Entry<String, String> file : plugin.files().entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }
}
