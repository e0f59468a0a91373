package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of a project's own: their schemas with their functions, and their files wherever Lua looks for them. */
class OwnPluginsTest {
    private static final String SCHEMA = """
            local rules = require "kong.plugins.stamp.lib.rules"
            return { name = "stamp", fields = { { config = { type = "record", fields = {
              { text = { type = "string", custom_validator = rules.text } } } } } } }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aProjectWithAPlugin() throws IOException {
        write("gw.yml", "plugins: [lua/plugins]\n");
        write("lua/plugins/stamp/schema.lua", SCHEMA);
        write("lua/plugins/stamp/lib/rules.lua", """
                return { text = function(v) if v == "x" then return nil, "no x, please" end return true end }
                """);
        write("lua/plugins/stamp/handler/init.lua", "return { PRIORITY = 5, VERSION = '1', access = function() end }");
        config("y");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** What it says, without the breaks of lines. */
    private static String said(Run run) {
        return (run.out() + run.err()).replaceAll("\\s+", " ");
    }

    private void config(String text) throws IOException {
        write("config/all.yml", """
                services:
                - name: s
                  url: http://there
                  routes: [{name: r, paths: [/]}]
                  plugins: [{name: stamp, config: {text: "%s"}}]
                """.formatted(text));
    }

    @Test
    void aFunctionOfTheSchemaRefusesWithItsPlace() throws IOException {
        assertThat(Run.in(folder, "check").err()).contains("nothing wrong");

        config("x");

        assertThat(said(Run.in(folder, "check")))
                .contains("config.text of plugin stamp: no x, please", "config/all.yml:5:42");
    }

    @Test
    void aHandlerInAFolderOfItsOwnIsRun() {
        assertThat(Run.in(folder, "explain", "GET", "http://localhost/").out()).contains("stamp");
        assertThat(Run.in(folder, "explain", "GET", "http://localhost/").err()).doesNotContain("not run");
    }

    @Test
    void whatItBringsForTheGatewayItselfIsNamed() throws IOException {
        write("lua/plugins/stamp/daos.lua", "return {}");
        write("lua/plugins/stamp/api.lua", "return {}");

        Run run = Run.in(folder, "check");

        assertThat(run.code()).isZero();
        assertThat(said(run))
                .contains(
                        "note[GW1505]: stamp brings entities of its own (lua/plugins/stamp/daos.lua), which gw does not load")
                .contains("note[GW1505]: stamp brings endpoints of the Admin API (lua/plugins/stamp/api.lua)");
    }

    @Test
    void aCheckThatCannotBeRunIsNamed() throws IOException {
        write(
                "lua/plugins/stamp/lib/rules.lua",
                "return { text = function(v) return require('resty.ada').parse(v) end }");

        Run run = Run.in(folder, "check");

        assertThat(run.code()).isZero();
        assertThat(said(run)).contains("note[GW1505]: a check in the schema of stamp was not run", "resty.ada");
    }
}
