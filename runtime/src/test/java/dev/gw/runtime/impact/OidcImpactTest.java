package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers feel of a change of the plugin oidc. */
class OidcImpactTest {
    private static final String BASE = """
            _format_version: "3.0"
            services:
              - name: s
                url: http://s.internal
                routes: [{name: r, paths: [/]}]
                plugins: [PLUGIN]
            """;
    private static final String PLUGIN = "{name: oidc, config: {client_id: a, client_secret: b, scope: 'openid',"
            + " bearer_jwt_auth_enable: 'yes', bearer_only: 'yes', ssl_verify: 'yes', filters: '^/health$'}}";

    private static Bundle bundle(String plugin) {
        SourceFile file = SourceFile.of("kong.yml", BASE.replace("PLUGIN", plugin));
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        return Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow();
    }

    private static List<String> findings(String after) {
        return Impact.between(bundle(PLUGIN), bundle(after)).findings().stream()
                .map(finding -> finding.grade().word() + " " + finding.rule().id())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssl_verify: 'yes'          | ssl_verify: 'no'             | security authentication-weakened",
                "filters: '^/health$'       | filters: '^/'                | security authentication-weakened",
                "bearer_only: 'yes'         | bearer_only: 'no'            | breaking credentials-read-differently",
                "client_id: a               | client_id: c                 | breaking credentials-read-differently",
                "scope: 'openid'            | scope: 'orders', validate_scope: 'yes' | breaking authentication-strengthened"
            })
    void aSettingIsGradedByWhatItLetsThrough(String before, String after, String finding) {
        assertThat(findings(PLUGIN.replace(before, after))).contains(finding);
    }

    @ParameterizedTest
    @CsvSource({"'', security authentication-removed"})
    void withoutThePluginNobodyIsAsked(String plugin, String finding) {
        assertThat(findings(plugin)).containsExactly(finding);
    }
}
