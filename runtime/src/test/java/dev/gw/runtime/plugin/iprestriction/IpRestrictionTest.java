package dev.gw.runtime.plugin.iprestriction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.PluginFixture;
import org.junit.jupiter.api.Test;

class IpRestrictionTest {
    private static String answer(String config) {
        String yaml = "plugins: [{name: ip-restriction, config: {" + config + "}}]\n";
        return PluginFixture.answer(
                PluginFixture.of(new IpRestrictionType(), yaml).get("/"));
    }

    @Test
    void aDeniedAddressIsRefusedEvenWhenAllowed() {
        assertThat(answer("deny: [127.0.0.0/30], allow: [127.0.0.1]"))
                .isEqualTo(PluginFixture.error(403, "IP address not allowed: 127.0.0.1"));
    }

    @Test
    void whereSomeAreAllowedOthersAreRefused() {
        assertThat(answer("allow: [\"::1\", 10.0.0.0/8], status: 418, message: nope"))
                .isEqualTo(PluginFixture.error(418, "nope"));
        assertThat(answer("allow: [\"::1\", 127.0.0.1]")).isEqualTo("passed");
        assertThat(answer("deny: [10.0.0.1]")).isEqualTo("passed");
    }
}
