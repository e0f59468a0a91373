package dev.gw.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.drill.export.K6Script;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.drill.stage.Holdings;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripts for k6 are modules that a browser can read, down to the imports that only k6 has. */
class K6ScriptTest {
    private static final Path PROJECT = Path.of("../cli/src/test/resources/k6");

    private static String script() throws IOException {
        Diagnostics out = new Diagnostics();
        Scenario scenario = ScenarioFile.readKeeping(
                        PROJECT.resolve("drills/everything.yml"), "everything.yml", Map.of(), out)
                .orElseThrow();
        SourceFile source = SourceFile.of(
                "shop.yml", "_format_version: '3.0'\n" + Files.readString(PROJECT.resolve("config/shop.yml")));
        MapNode document = (MapNode)
                DocumentReader.read(source, DocumentReader.Dialect.KONG, out).orElseThrow();
        Bundle bundle =
                Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow();
        K6Script.Made made =
                K6Script.of(scenario, Optional.of(new Holdings(bundle)), "http://127.0.0.1:8000", "A test.");
        return String.valueOf(made.script());
    }

    /** What a browser says of a module whose imports it doesn't have, or can't read at all. */
    private static String said(Browser browser, String script) {
        String data = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
        return browser.eval("import('data:text/javascript;base64," + data
                        + "').then(() => 'read', wrong => wrong.name + ': ' + wrong.message)")
                .asString();
    }

    @Test
    void everyScriptIsAModule() throws Exception {
        String script = script();
        try (Browser browser = Browser.start()) {
            browser.open("data:text/html,<title>scripts</title>");

            assertThat(said(browser, script)).contains("TypeError: Failed to resolve module specifier");
            assertThat(said(browser, script + "\n}")).startsWith("SyntaxError");
            assertThat(said(browser, script.replaceAll("import .*? from 'k6.*';\n", "") + "\n"))
                    .contains("ReferenceError: __ENV");
        }
    }
}
