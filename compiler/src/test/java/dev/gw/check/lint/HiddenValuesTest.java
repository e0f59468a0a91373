package dev.gw.check.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.assemble.values.Placeholders;
import dev.gw.assemble.values.Values;
import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the lint says of values that came from the environment, it says without them. */
class HiddenValuesTest {
    private static final String YAML = """
            _format_version: "3.0"
            services:
            - name: "${HUSH}-shop"
              host: "${HUSH}-pol"
              routes:
              - name: "${HUSH}-open"
                paths: ["~/${HUSH}"]
                hosts: ["${HUSH}.Test"]
                strip_path: false
              - name: "${HUSH}-closed"
                paths: ["/${HUSH}/closed"]
                plugins:
                - name: key-auth
                  config: {anonymous: "${HUSH}-nobody"}
                - name: acl
                  config: {allow: ["${HUSH}-group"]}
            - name: "${HUSH}-idle"
              host: a.test
            plugins:
            - name: cors
              config: {origins: ["https://.*${HUSH}.test"], credentials: true}
            upstreams:
            - name: "${HUSH}-pool"
              targets:
              - target: "${HUSH}.test:80"
            - name: "${HUSH}-empty"
            consumers:
            - username: "${HUSH}-somebody"
              acls: [{group: "${HUSH}-groups"}]
              keyauth_credentials: [{key: "${HUSH}-key"}]
            """;

    @Test
    void noMessageShowsThem() {
        List<Diagnostic> found = Linter.lint(bundle(), LintSettings.defaults());

        assertThat(found)
                .extracting(diagnostic -> diagnostic.code().id())
                .contains("GW2003", "GW2010", "GW2011", "GW2012", "GW2016", "GW2021", "GW2029", "GW2030");
        assertThat(found).noneMatch(diagnostic -> said(diagnostic).contains("hush"));
    }

    private static String said(Diagnostic diagnostic) {
        return diagnostic.message() + diagnostic.labels() + diagnostic.help() + diagnostic.fix();
    }

    private static Bundle bundle() {
        SourceFile file = SourceFile.of("kong.yml", YAML);
        Node document = DocumentReader.read(file, DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
        Values values = new Values(Map.of(), List.of(), Map.of("HUSH", "hush"));
        MapNode filled = (MapNode) Placeholders.fill(document, values, new Diagnostics());
        Outcome outcome = DeclarativeCheck.check(filled, CheckSettings.defaults());
        assertThat(outcome.violations()).isEmpty();
        return new Bundle(outcome.document(), outcome.entities());
    }
}
