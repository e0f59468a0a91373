package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private static final RouterFlavor FLAVOR = RouterFlavor.TRADITIONAL_COMPATIBLE;

    @Test
    void aGoodDocumentBecomesABundle() {
        CheckResult result = Checker.check(withPlugin("cors", MapNode.empty()), CheckSettings.defaults());

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.bundle()).isPresent();
    }

    @Test
    void aPluginNobodyKnowsIsAWarningUnlessStrict() {
        MapNode document = withPlugin("quota-mirror", MapNode.empty());
        CheckSettings strict = new CheckSettings(FLAVOR, CheckSettings.Edition.OSS, true, Map.of());

        CheckResult lenient = Checker.check(document, CheckSettings.defaults());

        assertThat(lenient.bundle()).isPresent();
        assertThat(lenient.diagnostics()).extracting(Diagnostic::severity).containsExactly(Severity.WARNING);
        assertThat(Checker.check(document, strict).bundle()).isEmpty();
    }

    @Test
    void anEnterprisePluginPassesInThatEditionOnly() {
        MapNode document = withPlugin("openid-connect", MapNode.empty().with("issuer", Scalar.string("https://i")));
        CheckSettings enterprise = new CheckSettings(FLAVOR, CheckSettings.Edition.ENTERPRISE, false, Map.of());

        assertThat(Checker.check(document, enterprise).bundle()).isPresent();
        assertThat(Checker.check(document, CheckSettings.defaults()).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1501);
    }

    @Test
    void aCustomPluginIsCheckedByItsSchema() {
        Map<String, MapNode> own = Map.of("mine", configSchema("size", "integer"));
        CheckSettings settings = new CheckSettings(FLAVOR, CheckSettings.Edition.OSS, false, own);
        MapNode wrong = withPlugin("mine", MapNode.empty().with("size", Scalar.string("big")));

        assertThat(Checker.check(wrong, settings).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("config.size of plugin mine is \"big\", a string, but must be a whole number");
    }

    @Test
    void aCustomSchemaThatKongCouldNotUseIsAtFaultItself() {
        Map<String, MapNode> own = Map.of("mine", configSchema("size", "int"), "empty", MapNode.empty());
        CheckSettings settings = new CheckSettings(FLAVOR, CheckSettings.Edition.OSS, false, own);
        MapNode config = MapNode.empty().with("size", Scalar.integer(3));

        assertThat(Checker.check(withPlugin("mine", config), settings).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1503);
        assertThat(Checker.check(withPlugin("empty", config), settings).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.GW1503);
    }

    @Test
    void aValueFromTheEnvironmentIsNeverShown() {
        MapNode service = MapNode.empty()
                .with("name", Scalar.string("s3cret name!").sensitive())
                .with("host", Scalar.string("s3cret name!").sensitive())
                .with("port", Scalar.string("s3cret name!").sensitive())
                .with("protocol", Scalar.string("s3cret name!").sensitive());
        MapNode document = withVersion().with("services", ListNode.of(List.of(service)));

        assertThat(Checker.check(document, CheckSettings.defaults()).diagnostics())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(diagnostic -> assertThat(diagnostic.toString()).doesNotContain("s3cret"));
    }

    @Test
    void aUrlFromTheEnvironmentMeansWhatItSays() {
        Scalar url = Scalar.string("https://s3cret.internal:8443/base").sensitive();
        MapNode service = MapNode.empty().with("name", Scalar.string("a")).with("url", url);
        MapNode document = withVersion().with("services", ListNode.of(List.of(service)));

        Entity checked = Checker.check(document, CheckSettings.defaults())
                .bundle()
                .orElseThrow()
                .all(EntityKind.SERVICES)
                .get(0);

        assertThat(checked.fields().string("protocol")).isEqualTo("https");
        assertThat(checked.fields().string("host")).isEqualTo("s3cret.internal");
        assertThat(checked.fields().get("port")).hasToString(Scalar.MASK);
        assertThat(checked.fields().string("path")).isEqualTo("/base");
        assertThat(List.of("protocol", "host", "port", "path"))
                .allMatch(field -> checked.fields().get(field) instanceof Scalar part && part.isSensitive());
    }

    private static MapNode configSchema(String field, String type) {
        Node inner = MapNode.empty().with(field, MapNode.empty().with("type", Scalar.string(type)));
        Node record = MapNode.empty().with("type", Scalar.string("record")).with("fields", ListNode.of(List.of(inner)));
        return MapNode.empty()
                .with("fields", ListNode.of(List.of(MapNode.empty().with("config", record))));
    }

    private static MapNode withPlugin(String name, MapNode config) {
        MapNode plugin = MapNode.empty().with("name", Scalar.string(name)).with("config", config);
        return withVersion().with("plugins", ListNode.of(List.of(plugin)));
    }

    private static MapNode withVersion() {
        return MapNode.empty().with("_format_version", Scalar.string("3.0"));
    }
}
