package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderRuleTest {
    @Test
    void aHeaderWithUnderscoresHidesTheOneWithDashes() {
        HeaderRule rule = HeaderRule.of("X-Team", List.of("a"));

        assertThat(rule.matches(new Headers().add("x-team", "A"))).isTrue();
        assertThat(rule.matches(new Headers().add("x_team", "a"))).isTrue();
        assertThat(rule.matches(new Headers().add("x-team", "a").add("x_team", "b")))
                .isFalse();
    }

    @Test
    void valuesAreComparedAsTexts() {
        String octets = new String("größe".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(HeaderRule.of("x", List.of("größe")).matches(new Headers().add("x", octets)))
                .isTrue();
        assertThat(HeaderRule.of("x", List.of("~*^gr.{2}e$")).matches(new Headers().add("x", octets)))
                .isTrue();
    }
}
