package dev.gw.runtime.plugin.callerlimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Lua that gw brings, and the example that uses it. */
class CallerLimitsTypeTest {
    @Test
    void theExampleHoldsThePluginAsItIsWritten() throws IOException {
        Path folder = Path.of("../examples/marketplace/plugins/caller-limits");
        for (Map.Entry<String, String> file : CallerLimitsType.LUA.files().entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
        }
    }
}
