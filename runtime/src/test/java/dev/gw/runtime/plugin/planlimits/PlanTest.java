package dev.gw.runtime.plugin.planlimits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Window;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final long NOW = 1_700_000_123_456L;

    private static Plan plan(boolean anonymous, List<String> values) {
        return new Plan("any", anonymous, values, List.of(), Map.of());
    }

    private static Caller known(@Nullable Object claim) {
        return new Caller(true, claim == null ? Map.of() : Map.of("plan", claim), null, "192.0.2.1");
    }

    @Test
    void aPlanWithoutConditionsIsForEverybodyWhoIsKnown() {
        assertThat(plan(false, List.of()).isFor(known(null), "plan")).isTrue();
        assertThat(plan(false, List.of()).isFor(new Caller(false, null, null, "192.0.2.1"), "plan"))
                .isFalse();
    }

    @Test
    void strangersAreOnThePlanForThemOnly() {
        assertThat(plan(true, List.of()).isFor(new Caller(false, null, null, "192.0.2.1"), "plan"))
                .isTrue();
        assertThat(plan(true, List.of("pro")).isFor(known("pro"), "plan")).isFalse();
    }

    @Test
    void claimsAreOctetsAndPlansAreTexts() {
        String octets = new String("größe".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(plan(false, List.of("größe")).isFor(known(octets), "plan")).isTrue();
        assertThat(plan(false, List.of("größe")).isFor(known(List.of("x", octets)), "plan"))
                .isTrue();
        assertThat(plan(false, List.of("größe")).isFor(known(7.0), "plan")).isFalse();
    }

    @Test
    void eachWindowHasACounterOfTheCallerThatEndsWithIt() {
        Plan plan = new Plan("pro", false, List.of(), List.of(), Map.of(Window.HOUR, 10.0));
        List<Quota> quotas = plan.quotas(new Subject("plan-limits", known(null).name()), NOW);

        assertThat(quotas).hasSize(1);
        assertThat(quotas.get(0).key().text()).isEqualTo("plan-limits:ip:192.0.2.1:1699999200000:hour");
        assertThat(quotas.get(0).key().end()).isEqualTo(1_700_002_800_000L);
    }
}
