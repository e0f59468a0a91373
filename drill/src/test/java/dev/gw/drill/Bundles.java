package dev.gw.drill;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;

/** Configurations written down in tests. */
public final class Bundles {
    private Bundles() {}

    /** A checked configuration. */
    public static Bundle of(String yaml) {
        var result = Checker.check(document(yaml), CheckSettings.defaults());
        return result.bundle()
                .orElseThrow(
                        () -> new IllegalArgumentException(result.diagnostics().toString()));
    }

    /** A document that is not checked yet. */
    public static MapNode document(String yaml) {
        Diagnostics out = new Diagnostics();
        return (MapNode) DocumentReader.read(SourceFile.of("kong.yml", yaml), Dialect.KONG, out)
                .orElseThrow(() -> new IllegalArgumentException(out.sorted().toString()));
    }
}
