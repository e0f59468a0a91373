package dev.gw.runtime.plugin.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.PluginFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AclTest {
    private static final String FORBIDDEN = PluginFixture.error(403, "You cannot consume this service");
    private static final String UNAUTHORIZED = PluginFixture.error(401, "Unauthorized");

    private static PluginFixture acl(String config) {
        return PluginFixture.of(
                new AclType(),
                "consumers: [{username: alice, acls: [{group: dev}]}]\nplugins: [{name: acl, config: {" + config
                        + "}}]\n");
    }

    private static Exchange with(PluginFixture acl, Identity identity, List<String> groups) {
        Exchange exchange = acl.exchange("GET", "/", "");
        exchange.identify(identity);
        if (!groups.isEmpty()) {
            exchange.shared().put("authenticated_groups", groups);
        }
        return acl.access(exchange);
    }

    @Test
    void whoIsUnknownIsUnauthorized() {
        assertThat(PluginFixture.answer(acl("allow: [dev]").get("/"))).isEqualTo(UNAUTHORIZED);
        assertThat(PluginFixture.answer(acl("deny: [dev]").get("/"))).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void aCredentialOfNobodyIsForbidden() {
        Identity nobody = new Identity(null, "some id", "some name");

        assertThat(PluginFixture.answer(with(acl("allow: [dev]"), nobody, List.of())))
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void groupsLeftByAPluginCountWhereThereIsNoConsumer() {
        Identity nobody = new Identity(null, "some id", "some name");
        Exchange exchange = with(acl("allow: [ops]"), nobody, List.of("dev", "ops"));

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().get("X-Authenticated-Groups")).isEqualTo("dev, ops");
        assertThat(PluginFixture.answer(with(acl("deny: [ops]"), nobody, List.of("dev", "ops"))))
                .isEqualTo(FORBIDDEN);
    }

    @Test
    void groupsLeftByAPluginAreNamedOnlyWhereTheyWereAskedFor() {
        Identity nobody = new Identity(null, "some id", "some name");
        Exchange exchange = with(acl("deny: [ops]"), nobody, List.of("dev"));

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.upstream().headers().has("X-Authenticated-Groups")).isFalse();
    }
}
