package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.Configs;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a gateway with a database says of itself, page by page. */
class StatusReaderTest {
    private static final String SHOP = """
            _format_version: "3.0"
            upstreams:
            - name: shop.upstream
              targets: [{target: "10.0.0.2:80", weight: 5}, {target: "10.0.0.1:80"}]
            consumers:
            - {username: ann, acls: [{group: free}]}
            - {username: bob, acls: [{group: free}, {group: pro}]}
            - {username: cid, acls: [{group: pro}]}
            - {username: dan}
            - {username: eve, plugins: [{name: rate-limiting, config: {minute: 500}}]}
            services:
            - name: shop
              url: http://shop.upstream
              routes:
              - {name: a, paths: [/a], plugins: [{name: rate-limiting, config: {minute: 60, day: 1000}}]}
              - {name: b, paths: [/b], plugins: [{name: rate-limiting, enabled: false, config: {minute: 1}}]}
              - {name: c, paths: [/c], plugins: [{name: key-auth}]}
              - {name: d, paths: [/d], plugins: [{name: key-auth}]}
            """;

    @Test
    void aGatewayWithADatabaseIsReadWhole() {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", SHOP), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        AdminClient gateway = new StandIn(new StandInStore()).client();
        Gateways.push(gateway, Configs.bundle(document));

        GatewayStatus status = StatusReader.read(gateway, new Diagnostics()).orElseThrow();

        assertThat(status.database()).isTrue();
        assertThat(status.counts())
                .containsAllEntriesOf(Map.of("services", 1, "routes", 4, "plugins", 5, "consumers", 5, "targets", 2));
        assertThat(status.plugins())
                .containsExactly(
                        new GatewayStatus.Used("key-auth", 2, 0), new GatewayStatus.Used("rate-limiting", 2, 1));
        assertThat(status.groups()).isEqualTo(Map.of("free", 2, "pro", 2, "", 2));
        assertThat(status.targets())
                .extracting(GatewayStatus.Target::target)
                .containsExactly("10.0.0.1:80", "10.0.0.2:80");
        assertThat(status.limits())
                .extracting(limit -> limit.requests() + " " + limit.window() + " " + limit.scope())
                .containsExactly("1000.0 day route a", "60.0 minute route a", "500.0 minute consumer eve");
    }
}
