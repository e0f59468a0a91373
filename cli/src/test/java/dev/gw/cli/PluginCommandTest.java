package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.callerlimits.CallerLimitsType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandTest {
    @TempDir
    Path folder;

    @Test
    void thePluginsAreListed() {
        assertThat(Run.in(folder, "plugin").out()).isEqualTo("caller-limits\nplan-limits\nquota-mirror\n");
    }

    @Test
    void aPluginIsWrittenOnceAndThenIsUnchanged() {
        Run first = Run.in(folder, "plugin", "caller-limits");
        Run second = Run.in(folder, "plugin", "caller-limits", "plugins");

        assertThat(first.code()).isZero();
        assertThat(first.err()).isEqualTo("""
                gw: wrote plugins/caller-limits/handler.lua
                gw: wrote plugins/caller-limits/schema.lua
                """);
        assertThat(second.err()).contains("unchanged: plugins/caller-limits/handler.lua");
        CallerLimitsType.LUA
                .files()
                .forEach((name, text) -> assertThat(
                                folder.resolve("plugins/caller-limits").resolve(name))
                        .hasContent(text));
    }

    @Test
    void whatWasWrittenIsNamedFromTheWorkingFolder() throws IOException {
        Files.createDirectory(folder.resolve("shop"));

        assertThat(Run.in(folder, "plugin", "quota-mirror", "-C", "shop").err())
                .contains("gw: wrote shop/plugins/quota-mirror/handler.lua");
    }

    @Test
    void aWrongNameIsAnsweredWithTheOneThatWasMeant() {
        Run run = Run.in(folder, "plugin", "caller-limit");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("gw brings no plugin caller-limit", "did you mean caller-limits?");
    }
}
