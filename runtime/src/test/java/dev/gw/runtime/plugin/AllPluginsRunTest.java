package dev.gw.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.schema.KongSchemas;
import dev.gw.runtime.PluginTypes;
import org.junit.jupiter.api.Test;

class AllPluginsRunTest {
    @Test
    void everyPluginThatKongBringsIsRun() {
        assertThat(PluginTypes.all().keySet()).containsAll(KongSchemas.names("plugins"));
    }
}
