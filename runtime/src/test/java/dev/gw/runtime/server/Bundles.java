package dev.gw.runtime.server;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;

/** Checked configurations from text. */
final class Bundles {
    private Bundles() {}

    /** The bundle of a declarative document, in a file called kong.yml. */
    static Bundle of(String yaml) {
        SourceFile file = SourceFile.of("kong.yml", yaml);
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        return outcome.bundle().orElseThrow(() -> new AssertionError(outcome.violations()));
    }
}
