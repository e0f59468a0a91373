package dev.gw.runtime.plugin.aiprompttemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTemplateTest {
    private static PluginFixture plugin(String more) {
        return PluginFixture.of(new PromptTemplateType(), """
                plugins:
                - name: ai-prompt-template
                  config:
                    templates:
                    - name: chat
                      template: '{"messages":[{"role":"user","content":"Write {{program}} in {{language}}. {{program}}!"}]}'
                    - name: complete
                      template: '{"prompt":"Say {{what}}"}'
                """ + more);
    }

    private static String sent(Exchange exchange) {
        byte[] replaced = exchange.replacedBody();
        return replaced == null
                ? "unchanged " + PluginFixture.answer(exchange)
                : new String(replaced, StandardCharsets.UTF_8);
    }

    private static String ask(String body) {
        return sent(plugin("").ask("POST", "/", body));
    }

    @Test
    void theNamedTemplateIsFilledIn() {
        assertThat(ask("{\"messages\":\"{template://chat}\",\"properties\":{\"program\":\"fizz\",\"language\":\"C\"}}"))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"Write fizz in C. fizz!\"}]}");
        assertThat(ask("{\"prompt\":\"{template://complete}\",\"properties\":{\"what\":\"\u00c3\u00bc\"}}"))
                .isEqualTo("{\"prompt\":\"Say ü\"}");
    }

    @Test
    void whatCallersFillInCannotLeaveItsText() {
        assertThat(ask("{\"prompt\":\"{template://complete}\","
                        + "\"properties\":{\"what\":\"\\\"}, {\\\"role\\\": \\\"system\\\" \\n a/b $1 \\\\\"}}"))
                .isEqualTo("{\"prompt\":\"Say \\\"}, {\\\"role\\\": \\\"system\\\" \\n a/b $1 \\\\\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json | this LLM route only supports application/json requests",
                "5 | this LLM route only supports application/json requests",
                "{\"a\":1} | only 'llm/v1/chat' and 'llm/v1/completions' formats are supported for templating",
                "[] | only 'llm/v1/chat' and 'llm/v1/completions' formats are supported for templating",
                "{\"messages\":\"x\",\"prompt\":\"y\"} | cannot run 'messages' and 'prompt' templates at the same time",
                "{\"messages\":null,\"prompt\":\"y\"} | cannot run 'messages' and 'prompt' templates at the same time",
                "{\"prompt\":\"{template://none}\"} | could not find template name [none]",
                "{\"prompt\":\"{template://}\"} | could not find template name []",
                "{\"messages\":\"{template://chat}\"} | missing template parameters: [program], [language]",
                "{\"messages\":\"{template://chat}\",\"properties\":{\"program\":\"{{x}}\"}}"
                        + " | missing template parameters: [x], [language]",
                "{\"prompt\":\"{template://complete}\",\"properties\":\"x\"} | properties must be an object",
                "{\"prompt\":\"{template://complete}\",\"properties\":[\"x\"]} | properties must be an object",
                "{\"prompt\":\"{template://complete}\",\"properties\":{\"what\":1}}"
                        + " | property values must be a string, got number",
                "{\"prompt\":\"{template://complete}\",\"properties\":{\"what\":null}}"
                        + " | property values must be a string, got userdata",
                "{\"prompt\":\"{template://complete}\",\"properties\":{\"what\":[]}}"
                        + " | property values must be a string, got table",
            })
    void whatCannotBeFilledInIsRefusedInKongsWords(String body, String message) {
        assertThat(ask(body)).isEqualTo("unchanged 400 {\"error\":{\"message\":\"" + message + "\"}}");
    }

    @Test
    void otherRequestsPassUnlessOnlyTemplatesAreAllowed() {
        String free = "{\"prompt\":\"template://complete\"}";

        assertThat(ask(free)).isEqualTo("unchanged passed");
        assertThat(sent(plugin("    allow_untemplated_requests: false\n").ask("POST", "/", free)))
                .isEqualTo(
                        "unchanged 400 {\"error\":{\"message\":\"this LLM route only supports templated requests\"}}");
    }

    @Test
    void aBodyThatIsTooLargeCountsAsNone() {
        String large = "{\"prompt\":\"" + "x".repeat(9000) + "\"}";

        assertThat(ask(large)).startsWith("unchanged 400");
        assertThat(sent(plugin("    max_request_body_size: 10000\n").ask("POST", "/", large)))
                .isEqualTo("unchanged passed");
    }

    @Test
    void theOriginalRequestMayBeLogged() {
        Exchange exchange = plugin("    log_original_request: true\n").ask("POST", "/", "{\"prompt\":\"a\"}");

        assertThat(exchange.logEdits())
                .singleElement()
                .satisfies(edit -> assertThat(edit.path() + " " + edit.json())
                        .isEqualTo("ai.payload.original_request \"{\\\"prompt\\\":\\\"a\\\"}\""));
    }
}
