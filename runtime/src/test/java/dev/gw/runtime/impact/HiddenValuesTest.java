package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

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
                  minute: 4711NUMBER
                  policy: local
              - name: redirect
                config:
                  location: https://hush-place-NUMBER
            consumers:
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
                        "requests-unanswered");
        assertThat(ImpactText.of(report, /* colour= */ false))
                .contains("sha256")
                .doesNotContain("hush")
                .doesNotContain("4711", "47,11");
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
                        && (scalar.text().contains("hush") || scalar.text().startsWith("4711"))
                ? scalar.sensitive()
                : node;
    }
}
