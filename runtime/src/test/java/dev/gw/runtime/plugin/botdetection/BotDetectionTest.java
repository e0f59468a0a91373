package dev.gw.runtime.plugin.botdetection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.PluginFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotDetectionTest {
    private static final String FORBIDDEN = PluginFixture.error(403, "Forbidden");

    private static PluginFixture plugin(String config) {
        return PluginFixture.of(new BotDetectionType(), "plugins: [{name: bot-detection, config: {" + config + "}}]\n");
    }

    private static String answer(PluginFixture plugin, String agent) {
        return PluginFixture.answer(plugin.get("/", "User-Agent", agent));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pingdom.com_bot_version_1.4",
                "facebookexternalhit/1.1",
                "Mozilla/5.0 Google (+https://developers.google.com/+/web/snippet/)",
                "Twitterbot/1.0",
                "aws-cli/2.1.0",
                "Mozilla/5.0 Chrome PTST/190628",
                "x/MyBot 1.0",
                "Grub/1.0",
                "Mozilla/4.0 (compatible; MSIE 6.0; x) MSIECrawler",
                "MSIE 6.0; Windows) MSIECrawler",
                "Go-http-client/1.1",
                "Mozilla/5.0 (compatible; bingbot)",
                "some archiver/1.2",
                "some Indexer 2.0",
                "SPIDER x"
            })
    void knownProgramsAreRefused(String agent) {
        assertThat(answer(plugin(""), agent)).isEqualTo(FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl/8.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148",
                "CUBOT",
                ""
            })
    void browsersAreNot(String agent) {
        assertThat(answer(plugin(""), agent)).isEqualTo("passed");
    }

    @Test
    void allowComesBeforeDenyAndTheList() {
        PluginFixture plugin = plugin("allow: [\"^axios/1\", good], deny: [evil, axios]");

        assertThat(answer(plugin, "axios/1.2")).isEqualTo("passed");
        assertThat(answer(plugin, "axios/2.0")).isEqualTo(FORBIDDEN);
        assertThat(answer(plugin, "good evil")).isEqualTo("passed");
        assertThat(answer(plugin, "medieval")).isEqualTo("passed");
        assertThat(answer(plugin, "my evil tool")).isEqualTo(FORBIDDEN);
        assertThat(answer(plugin, "my evil tool")).isEqualTo(FORBIDDEN);
    }

    @Test
    void twoAgentsAreRefusedAndNoneIsFine() {
        PluginFixture plugin = plugin("");

        assertThat(PluginFixture.answer(plugin.get("/"))).isEqualTo("passed");
        assertThat(PluginFixture.answer(plugin.get("/", "User-Agent", "a", "User-Agent", "b")))
                .isEqualTo(PluginFixture.error(400, "Only one User-Agent header allowed"));
    }

    @Test
    void aRunawayExpressionMatchesNothing() {
        assertThat(answer(plugin("deny: [\"(x+x+)+y\"]"), "x".repeat(8000))).isEqualTo("passed");
    }
}
