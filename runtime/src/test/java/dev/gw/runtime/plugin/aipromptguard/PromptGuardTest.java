package dev.gw.runtime.plugin.aipromptguard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.PluginFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptGuardTest {
    private static final String REFUSED = "400 {\"error\":{\"message\":\"bad request\"}}";
    private static final String HISTORY = "{\"messages\":[{\"role\":\"user\",\"content\":\"secret\"},"
            + "{\"role\":\"assistant\",\"content\":\"forbidden\"},{\"role\":\"user\",\"content\":\"weather\"}]}";

    private static String ask(String config, String body) {
        return PluginFixture.answer(PluginFixture.of(
                        new PromptGuardType(), "plugins: [{name: ai-prompt-guard, config: {" + config + "}}]\n")
                .ask("POST", "/", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "deny_patterns: [secret] | true",
                "deny_patterns: [SECRET] | false",
                "deny_patterns: ['(?i)SECRET'] | true",
                "deny_patterns: [other] | false",
                "deny_patterns: [forbidden] | false",
                "deny_patterns: [forbidden], match_all_roles: true | true",
                "deny_patterns: [secret], allow_all_conversation_history: true | false",
                "deny_patterns: [weather], allow_all_conversation_history: true | true",
                "deny_patterns: ['weather secret'] | true",
                "allow_patterns: [weather] | false",
                "allow_patterns: [sports, weather] | false",
                "allow_patterns: [sports] | true",
                "allow_patterns: [weather], deny_patterns: [secret] | true",
                "allow_patterns: [secret], allow_all_conversation_history: true | true",
            })
    void expressionsDecideOverTheCallersPrompts(String config, boolean refused) {
        assertThat(ask(config, HISTORY)).isEqualTo(refused ? REFUSED : "passed");
    }

    @Test
    void aCompletionsPromptIsLookedAtToo() {
        assertThat(ask("deny_patterns: [x]", "{\"prompt\":\"axb\"}")).isEqualTo(REFUSED);
        assertThat(ask("deny_patterns: [x]", "{\"prompt\":\"ab\"}")).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "{\"prompt\":[\"a\"]}",
                "{\"messages\":[{\"content\":\"a\"}]}",
                "{\"messages\":[{\"role\":\"user\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}]}",
                "{\"messages\":[\"a\"]}",
            })
    void whatIsNoPromptIsRefused(String body) {
        assertThat(ask("deny_patterns: [x]", body)).isEqualTo(REFUSED);
    }

    @Test
    void noMessagesAreAnEmptyPrompt() {
        assertThat(ask("deny_patterns: [x]", "{\"messages\":[]}")).isEqualTo("passed");
        assertThat(ask("allow_patterns: [x]", "{\"messages\":[]}")).isEqualTo(REFUSED);
    }

    @Test
    void anExpressionThatRunsAwayLetsNothingPass() {
        String hard = "{\"prompt\":\"" + "a".repeat(60) + "!\"}";

        assertThat(ask("deny_patterns: ['^(a|aa)+\\1b']", hard)).isEqualTo(REFUSED);
        assertThat(ask("allow_patterns: ['^(a|aa)+\\1b']", hard)).isEqualTo(REFUSED);
        assertThat(ask("deny_patterns: ['^(b|bb)+$']", hard)).isEqualTo("passed");
    }
}
