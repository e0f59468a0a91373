package dev.gw.runtime.plugin.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Knowing a token saves its verification and nothing else. */
class VerifiedTokensTest {
    private static final String CONFIG = """
            consumers: [{username: %s, jwt_secrets: [{key: k, secret: %s}]}]
            plugins: [{name: jwt, config: {claims_to_verify: [exp]}}]
            """;

    private final PluginState state = new PluginState();
    private final Clock clock = Clock.fixed(PluginFixture.NOW, ZoneOffset.UTC);
    private final String token = Keys.hmac(
            "{\"alg\":\"HS256\"}", "{\"iss\":\"k\",\"exp\":" + (PluginFixture.NOW.getEpochSecond() + 60) + "}", "one");

    private Exchange ask(String consumer, String secret, Clock at) {
        return PluginFixture.of(new JwtType(), CONFIG.formatted(consumer, secret), at, state)
                .get("/", "Authorization", "Bearer " + token);
    }

    @Test
    void aKnownTokenIsRefusedOnceItsKeyIsReplaced() {
        assertThat(PluginFixture.answer(ask("alice", "one", clock))).isEqualTo("passed");
        assertThat(PluginFixture.answer(ask("alice", "two", clock)))
                .isEqualTo("401 {\"message\":\"Invalid signature\"}");
    }

    @Test
    void aKnownTokenExpires() {
        assertThat(PluginFixture.answer(ask("alice", "one", clock))).isEqualTo("passed");
        assertThat(PluginFixture.answer(ask("alice", "one", Clock.offset(clock, Duration.ofSeconds(60)))))
                .isEqualTo("401 {\"exp\":\"token expired\"}");
    }

    @Test
    void aKnownTokenBelongsToWhoHasItsKeyNow() {
        ask("alice", "one", clock);

        Exchange later = ask("bob", "one", clock);

        assertThat(later.upstream().headers().all("X-Consumer-Username")).containsExactly("bob");
    }

    @Test
    void onlyVerifiedTokensAreKept() {
        ask("alice", "two", clock);
        VerifiedTokens kept = state.of("jwt", VerifiedTokens.class, VerifiedTokens::new);

        assertThat(kept.size()).isZero();
        ask("alice", "one", clock);
        assertThat(kept.size()).isEqualTo(1);
    }

    @Test
    void moreThanTwoGenerationsAreNeverKept() throws Refused {
        VerifiedTokens kept = new VerifiedTokens();
        VerifiedTokens.Verified verified = new VerifiedTokens.Verified(Token.read(token), "key");

        for (int i = 0; i < 5 * VerifiedTokens.GENERATION; i++) {
            kept.add("other " + i, 100, verified);
            assertThat(kept.find("other 0")).isNotNull();
        }

        assertThat(kept.size()).isLessThanOrEqualTo(2 * VerifiedTokens.GENERATION);
        assertThat(kept.find("other 1")).isNull();
    }

    @Test
    void longTokensAreNotKept() throws Refused {
        VerifiedTokens kept = new VerifiedTokens();

        kept.add("long", VerifiedTokens.LONGEST + 1, new VerifiedTokens.Verified(Token.read(token), "key"));

        assertThat(kept.size()).isZero();
    }
}
