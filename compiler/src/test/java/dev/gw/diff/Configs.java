package dev.gw.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;
import java.util.Map;

/** Bundles from texts. */
public final class Configs {
    private static final KongSchemas SCHEMAS = KongSchemas.of(/* expressions= */ false, Map.of());

    private Configs() {}

    /** What is left once the format is said for it. */
    public static Bundle bundle(String yaml) {
        return bundle(document("_format_version: \"3.0\"\n" + yaml));
    }

    public static Bundle bundle(MapNode document) {
        CheckResult result = Checker.check(document, CheckSettings.defaults());
        assertThat(result.bundle()).as("%s", result.diagnostics()).isPresent();
        return result.bundle().orElseThrow();
    }

    public static MapNode document(String text) {
        Diagnostics out = new Diagnostics();
        Node node = DocumentReader.read(SourceFile.of("kong.yml", text), Dialect.SOURCE, out)
                .orElseThrow();
        assertThat(out.hasErrors()).as("%s", out.sorted()).isFalse();
        return (MapNode) node;
    }

    public static BundleDiff diff(Bundle before, Bundle after) {
        return BundleDiff.of(before, after, SCHEMAS);
    }

    static BundleDiff diff(String before, String after) {
        return diff(bundle(before), bundle(after));
    }
}
