package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.assemble.values.Placeholders;
import dev.gw.assemble.values.Values;
import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.runtime.impact.report.ImpactText;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values from the environment are compared, and not shown. */
class HiddenValuesTest {
    private static final String YAML = """
            _format_version: "3.0"
            services:
            - name: shop
              host: hush-host-NUMBER
              routes:
              - name: orders
                paths: [/hush-path-NUMBER]
                hosts: [hush-name.test]
              plugins:
              - name: cors
                config:
                  origins: [https://hush-site-NUMBER]
              - name: acl
                config:
                  allow: [hush-group-NUMBER]
              - name: rate-limiting
                config:
                  minute: 471NUMBER
                  policy: local
              - name: redirect
                config:
                  location: https://hush-place-NUMBER
              - name: request-transformer
                config:
                  remove: {headers: ["hush-mark-NUMBER"], querystring: [hush-query-NUMBER]}
                  add: {headers: ["x-known:hush-value-NUMBER", "hush-header-NUMBER:1"]}
              - name: response-transformer
                config:
                  remove: {headers: ["hush-back-NUMBER"]}
            - name: spread
              host: hush-pool
              routes:
              - name: hush-route
                paths: [/spread]
            upstreams:
            - name: hush-pool
              targets:
              - target: a.test:80
                weight: 471NUMBER
              - target: hush-target.test:80
            consumers:
            - username: hush-user-NUMBER
            - username: carol
              acls:
              - group: hush-group-NUMBER
            """;

    @Test
    void whatCameFromTheEnvironmentIsShownByItsHash() {
        ImpactReport report = Impact.between(bundle("1"), bundle("2"));

        assertThat(report.findings())
                .extracting(finding -> finding.rule().id())
                .contains(
                        "upstream-changed",
                        "cors-opened",
                        "authorization-widened",
                        "redirect-changed",
                        "group-gained",
                        "limit-raised",
                        "targets-changed",
                        "client-header-passes",
                        "request-header-changed",
                        "response-header-exposed",
                        "consumer-removed",
                        "requests-unanswered");
        assertThat(ImpactText.of(report, /* colour= */ false))
                .contains("sha256")
                .doesNotContain("hush")
                .doesNotContain("471");
    }

    @Test
    void aHeaderIsNamedWhoseValueAloneCameFromTheEnvironment() {
        assertThat(ImpactText.of(Impact.between(filled("one"), filled("two")), /* colour= */ false))
                .contains("the service gets other headers: x-partner")
                .doesNotContain("sha256");
    }

    /** What a project with a placeholder in it becomes. */
    private static Bundle filled(String value) {
        SourceFile file = SourceFile.of("kong.yml", """
                _format_version: "3.0"
                services:
                - name: shop
                  host: shop.test
                  routes:
                  - name: orders
                    paths: [/orders]
                  plugins:
                  - name: request-transformer
                    config:
                      add: {headers: ["X-Partner:${PARTNER}"]}
                """);
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        Values values = new Values(Map.of(), List.of(), Map.of("PARTNER", value));
        Node whole = Placeholders.fill(document, values, new Diagnostics());
        return DeclarativeCheck.check((MapNode) whole, CheckSettings.defaults())
                .bundle()
                .orElseThrow();
    }

    @Test
    void aValueThatMovedToTheEnvironmentIsTheSame() {
        assertThat(Impact.between(bundle("1"), visible("1")).findings()).isEmpty();
    }

    private static Bundle visible(String number) {
        return Edits.bundle("kong.yml", YAML.replace("NUMBER", number));
    }

    private static Bundle bundle(String number) {
        SourceFile file = SourceFile.of("kong.yml", YAML.replace("NUMBER", number));
        Node document = DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        return DeclarativeCheck.check((MapNode) hidden(document), CheckSettings.defaults())
                .bundle()
                .orElseThrow();
    }

    /** The same, with every value that says hush marked as one from the environment. */
    private static Node hidden(Node node) {
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>();
            map.entries().forEach(entry -> entries.add(new MapNode.Entry(entry.key(), hidden(entry.value()))));
            return new MapNode(entries, map.span());
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(HiddenValuesTest::hidden).toList(), list.span());
        }
        return node instanceof Scalar scalar
                        && (scalar.text().contains("hush") || scalar.text().startsWith("471"))
                ? scalar.sensitive()
                : node;
    }
}
