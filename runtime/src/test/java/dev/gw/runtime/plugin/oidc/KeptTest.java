package dev.gw.runtime.plugin.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KeptTest {
    private final List<CompletableFuture<String>> fetches = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Kept<String> kept = new Kept<>(this::fetch, clock, Duration.ofHours(1), Duration.ofSeconds(30));

    private CompletionStage<String> fetch() {
        CompletableFuture<String> fetch = new CompletableFuture<>();
        fetches.add(fetch);
        return fetch;
    }

    private void arrives(String value) {
        fetches.get(fetches.size() - 1).complete(value);
    }

    private void fails() {
        fetches.get(fetches.size() - 1).completeExceptionally(new Unreachable("down"));
    }

    private static String now(CompletionStage<String> stage) {
        CompletableFuture<String> future = stage.toCompletableFuture();
        return !future.isDone() ? "waiting" : future.isCompletedExceptionally() ? "failed" : future.join();
    }

    @Test
    void oneFetchServesAllWhoWait() {
        CompletionStage<String> first = kept.get();
        CompletionStage<String> second = kept.get();
        assertThat(now(first)).isEqualTo("waiting");

        arrives("keys");

        assertThat(List.of(now(first), now(second), now(kept.get()))).containsOnly("keys");
        assertThat(fetches).hasSize(1);
    }

    @Test
    void whatIsOldIsFetchedAgain() {
        kept.get();
        arrives("keys");
        now = now.plus(Duration.ofHours(1));

        CompletionStage<String> again = kept.get();
        assertThat(now(again)).isEqualTo("waiting");
        arrives("new keys");

        assertThat(now(again)).isEqualTo("new keys");
    }

    @Test
    void whatIsKnownServesOnWhereAFetchFails() {
        kept.get();
        arrives("keys");
        now = now.plus(Duration.ofHours(1));
        CompletionStage<String> again = kept.get();

        fails();

        assertThat(now(again)).isEqualTo("keys");
        assertThat(now(kept.get())).isEqualTo("keys");
        assertThat(fetches).hasSize(2);
        now = now.plus(Kept.RETRY);
        kept.get();
        assertThat(fetches).hasSize(3);
    }

    @Test
    void aFailureCountsForAWhileAndNotLonger() {
        CompletionStage<String> first = kept.get();
        fails();

        assertThat(now(first)).isEqualTo("failed");
        assertThat(now(kept.get())).isEqualTo("failed");
        assertThat(fetches).hasSize(1);
        now = now.plus(Kept.RETRY);
        assertThat(now(kept.get())).isEqualTo("waiting");
    }

    @Test
    void whatSeemsToLackSomethingIsFetchedOncePerCoolDown() {
        kept.get();
        arrives("keys");
        assertThat(now(kept.renewed())).isEqualTo("keys");
        now = now.plusSeconds(30);

        CompletionStage<String> anew = kept.renewed();
        assertThat(now(kept.renewed())).isEqualTo("waiting");
        assertThat(now(kept.get())).isEqualTo("keys");
        arrives("new keys");

        assertThat(now(anew)).isEqualTo("new keys");
        assertThat(now(kept.renewed())).isEqualTo("new keys");
        assertThat(fetches).hasSize(2);
    }
}
