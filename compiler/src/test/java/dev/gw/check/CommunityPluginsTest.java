package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Plugins that Kong does not bring and that gw knows all the same. */
class CommunityPluginsTest {
    private static MapNode document(String plugins) {
        String yaml = "_format_version: \"3.0\"\nplugins:\n" + plugins;
        return (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
    }

    private static CheckResult check(String plugins) {
        return Checker.check(document(plugins), CheckSettings.defaults());
    }

    @Test
    void oidcPassesWithANoteAndItsDefaults() {
        CheckResult result = check("- {name: oidc, config: {client_id: a, client_secret: b}}\n");

        assertThat(result.diagnostics())
                .extracting(one -> one.code() + " " + one.severity().label())
                .containsExactly("GW1504 note");
        assertThat(result.bundle().orElseThrow().all(EntityKind.PLUGINS))
                .extracting(plugin ->
                        Objects.requireNonNull(plugin.fields().map("config")).string("userinfo_header_name"))
                .containsExactly("X-USERINFO");
    }

    @Test
    void theNoteIsSaidOnce() {
        CheckResult result = check("""
                - {name: oidc, config: {client_id: a, client_secret: b}}
                - {name: oidc, config: {client_id: c, client_secret: d}, id: 11111111-1111-1111-1111-111111111111}
                """);

        assertThat(result.diagnostics()).hasSize(1);
    }

    @Test
    void itsSettingsAreChecked() {
        CheckResult result =
                check("- {name: oidc, config: {client_id: a, bearer_only: yes, realms: shop}, consumer: someone}\n");

        assertThat(result.bundle()).isEmpty();
        assertThat(result.diagnostics())
                .extracting(one -> one.code().id())
                .contains("GW1504", "GW1302", "GW1303", "GW1301");
    }

    @Test
    void kongItselfRefusesIt() {
        Outcome outcome = DeclarativeCheck.check(
                document("- {name: oidc, config: {client_id: a, client_secret: b}}\n"), CheckSettings.defaults());

        assertThat(outcome.isAccepted()).isFalse();
        assertThat(outcome.violations().get(0).message()).startsWith("plugin 'oidc' not enabled");
    }

    @Test
    void aSchemaOfTheProjectsOwnCountsInItsPlace() {
        MapNode own = (MapNode) DocumentReader.read(
                        SourceFile.of(
                                "schema.json", "{\"fields\": [{\"config\": {\"type\": \"record\", \"fields\": []}}]}"),
                        DocumentReader.Dialect.KONG,
                        new Diagnostics())
                .orElseThrow();
        CheckSettings settings = new CheckSettings(
                CheckSettings.defaults().flavor(), CheckSettings.Edition.OSS, false, Map.of("oidc", own));

        CheckResult result = Checker.check(document("- {name: oidc}\n"), settings);

        assertThat(result.diagnostics()).isEmpty();
    }
}
