package dev.gw.check.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.check.Part;
import dev.gw.check.lint.rule.LintRule;
import dev.gw.check.lint.rule.LintRules;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where entities have errors, the others are linted; nothing is said that mending the errors would take back. */
class PartTest {
    private static final Node NONSENSE = Scalar.string("nonsense");

    static Stream<LintRule> rules() {
        return LintRules.all().stream();
    }

    /** Breaks each entity in turn. */
    @ParameterizedTest
    @MethodSource("rules")
    void whatIsFoundInAPartIsFoundInTheWhole(LintRule rule) throws IOException {
        for (String name : List.of("bad", "good")) {
            MapNode whole = document(read(rule, name));
            Set<String> all = found(whole);
            List<MapNode> broken = broken(whole);
            assertThat(broken).isNotEmpty();
            for (MapNode document : broken) {
                assertThat(all).as("%s of %s", name, rule.id()).containsAll(found(document));
            }
        }
    }

    @Test
    void anEntityTakesWithItWhatStandsInItAndWhatRefersToIt() {
        Part part = check(document("""
                _format_version: "3.0"
                services:
                  - {name: good, host: h}
                  - name: bad
                    host: h
                    port: 80800
                    routes:
                      - {name: nested, paths: [/n]}
                routes:
                  - {name: flat, paths: [/f], service: bad}
                  - {name: free, paths: [/g], service: good}
                plugins:
                  - {name: cors, route: flat}
                  - {name: acl, route: free, config: {allow: [a]}}
                """));

        assertThat(names(part, EntityKind.SERVICES)).containsExactly("good");
        assertThat(names(part, EntityKind.ROUTES)).containsExactly("free");
        assertThat(names(part, EntityKind.PLUGINS)).containsExactly("acl");
        assertThat(part.missing())
                .containsExactlyInAnyOrder(EntityKind.SERVICES, EntityKind.ROUTES, EntityKind.PLUGINS);
    }

    @Test
    void aKeyThatIsNoneMayHaveBeenMeantAsAny() {
        Part part = check(document("""
                _format_version: "3.0"
                upstream: [{name: u}]
                services: [{name: s, host: h}]
                """));

        assertThat(names(part, EntityKind.SERVICES)).containsExactly("s");
        assertThat(part.missing()).containsExactlyInAnyOrder(EntityKind.values());
    }

    private static List<String> names(Part part, EntityKind kind) {
        return part.bundle().all(kind).stream()
                .map(entity -> entity.fields().string("name"))
                .toList();
    }

    private static Part check(MapNode document) {
        CheckResult result = Checker.check(document, CheckSettings.defaults());
        assertThat(result.bundle()).isEmpty();
        return result.part().orElseThrow();
    }

    private static Set<String> found(MapNode document) {
        Part part = Checker.check(document, CheckSettings.defaults()).part().orElseThrow();
        LintSettings settings = LintSettings.defaults().nodes(3);
        return Linter.lint(part.bundle(), part.missing(), settings).stream()
                .map(PartTest::brief)
                .collect(Collectors.toSet());
    }

    private static String brief(Diagnostic diagnostic) {
        // which of a route's paths are dead may change with the routes around it
        boolean dead = diagnostic.code() == Code.GW2001;
        return dead ? diagnostic.code() + " " + diagnostic.at().from().line() : LintFixture.brief(diagnostic);
    }

    /** The document with one of its entities wrong, once for each. */
    private static List<MapNode> broken(MapNode holder) {
        List<MapNode> all = new ArrayList<>();
        for (EntityKind kind : EntityKind.values()) {
            List<Node> items = holder.list(kind.plural());
            for (int i = 0; i < items.size(); i++) {
                MapNode item = (MapNode) items.get(i);
                List<MapNode> changes = new ArrayList<>(broken(item));
                changes.add(item.with("nonsense", NONSENSE));
                for (MapNode changed : changes) {
                    List<Node> list = new ArrayList<>(items);
                    list.set(i, changed);
                    all.add(holder.with(kind.plural(), ListNode.of(list)));
                }
            }
        }
        return all;
    }

    private static MapNode document(String text) {
        SourceFile file = SourceFile.of("kong.yml", text);
        return (MapNode) DocumentReader.read(file, DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
    }

    private static String read(LintRule rule, String name) throws IOException {
        try (InputStream in = PartTest.class.getResourceAsStream(rule.id() + "/" + name + ".yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
