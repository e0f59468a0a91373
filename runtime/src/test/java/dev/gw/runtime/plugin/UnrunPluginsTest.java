package dev.gw.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.PluginTypes;
import dev.gw.source.SourceFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The plugins that are checked and not run: each is accepted, and named at the start. */
class UnrunPluginsTest {
    private static final String LLM =
            "{route_type: llm/v1/chat, auth: {header_name: Authorization, header_value: x}, model: {provider: openai, name: m}}";
    private static final Map<String, String> CONFIGS = new TreeMap<>(Map.of(
            "acme", "{account_email: a@example.com, tos_accepted: true}",
            "ai-prompt-decorator", "{prompts: {prepend: [{role: system, content: x}]}}",
            "ai-prompt-guard", "{allow_patterns: [x]}",
            "ai-prompt-template", "{templates: [{name: t, template: x}]}",
            "ai-proxy", LLM,
            "ai-request-transformer", "{prompt: x, llm: " + LLM + "}",
            "ai-response-transformer", "{prompt: x, llm: " + LLM + "}",
            "azure-functions", "{appname: a, functionname: f}"));

    @Test
    void theseAreAllOfThem() {
        TreeSet<String> names = new TreeSet<>(KongSchemas.names("plugins"));
        names.removeAll(PluginTypes.all().keySet());

        assertThat(names).isEqualTo(CONFIGS.keySet());
    }

    @Test
    void eachIsAcceptedAndNamedAtTheStart() {
        StringBuilder yaml = new StringBuilder("_format_version: \"3.0\"\nplugins:\n");
        CONFIGS.forEach((name, config) -> yaml.append("- {name: ")
                .append(name)
                .append(", config: ")
                .append(config)
                .append("}\n"));
        MapNode document = (MapNode) DocumentReader.read(
                        SourceFile.of("kong.yml", yaml.toString()), DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());

        assertThat(outcome.isAccepted()).as("%s", outcome.violations()).isTrue();
        assertThat(PluginTypes.notRun(outcome.bundle().orElseThrow(), PluginTypes.all()))
                .isEqualTo(CONFIGS.keySet());
    }
}
