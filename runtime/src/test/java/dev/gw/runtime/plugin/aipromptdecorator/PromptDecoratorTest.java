package dev.gw.runtime.plugin.aipromptdecorator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptDecoratorTest {
    private static final String CHAT = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"n\":2}";
    private static final String NO_CHAT =
            "400 {\"error\":{\"message\":\"this LLM route only supports llm/chat type requests\"}}";

    private static PluginFixture plugin(String prompts) {
        return PluginFixture.of(
                new PromptDecoratorType(),
                "plugins: [{name: ai-prompt-decorator, config: {prompts: {" + prompts + "}}}]\n");
    }

    private static String sent(Exchange exchange) {
        byte[] replaced = exchange.replacedBody();
        return replaced == null ? PluginFixture.answer(exchange) : new String(replaced, StandardCharsets.UTF_8);
    }

    @Test
    void messagesStandBeforeAndBehindTheCallers() {
        PluginFixture plugin = plugin("prepend: [{role: system, content: 'be ü'}, {content: short}],"
                + " append: [{role: assistant, content: ok}]");
        Exchange exchange = plugin.ask("POST", "/", CHAT, "Content-Type", "application/json; charset=utf-8");

        assertThat(sent(exchange))
                .isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"be ü\"},"
                        + "{\"role\":\"system\",\"content\":\"short\"},{\"role\":\"user\",\"content\":\"hi\"},"
                        + "{\"role\":\"assistant\",\"content\":\"ok\"}],\"n\":2}");
        assertThat(exchange.upstream().headers().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aRequestWithoutATypeIsTakenForJson() {
        assertThat(sent(plugin("append: [{role: user, content: b}]").ask("POST", "/", CHAT)))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},"
                        + "{\"role\":\"user\",\"content\":\"b\"}],\"n\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "no json", "{\"messages\":[]}", "{\"messages\":{}}", "{\"prompt\":\"x\"}", "[1]"})
    void whatIsNoChatIsRefused(String body) {
        assertThat(sent(plugin("append: [{role: user, content: b}]").ask("POST", "/", body)))
                .isEqualTo(NO_CHAT);
    }

    @Test
    void whatIsNoJsonByItsTypeIsNoChat() {
        assertThat(sent(plugin("append: [{role: user, content: b}]")
                        .ask("POST", "/", CHAT, "Content-Type", "text/plain")))
                .isEqualTo(NO_CHAT);
    }

    @Test
    void messagesThatAreATextFailAsInKong() {
        assertThat(sent(plugin("append: [{role: user, content: b}]").ask("POST", "/", "{\"messages\":\"hi\"}")))
                .isEqualTo(PluginFixture.error(500, "An unexpected error occurred"));
    }
}
