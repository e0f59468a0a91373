package dev.gw.runtime.impact.witness;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import dev.gw.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bundles from text, and their crossing with every route taken for a changed one. */
final class Tables {
    private Tables() {}

    static Bundle bundle(String yaml) {
        return bundle(yaml, RouterFlavor.TRADITIONAL_COMPATIBLE);
    }

    static Bundle bundle(String yaml, RouterFlavor flavor) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(
                document, new CheckSettings(flavor, CheckSettings.Edition.OSS, /* strict= */ false, Map.of()));
        return outcome.bundle().orElseThrow(() -> new AssertionError(outcome.violations() + yaml));
    }

    /** The crossing of two tables whose routes are the same where they are called the same. */
    static Crossing crossing(Bundle before, Bundle after) {
        Map<String, String> counterparts = new HashMap<>();
        for (Entity route : after.all(EntityKind.ROUTES)) {
            before.byId(EntityKind.ROUTES, route.id()).ifPresent(old -> counterparts.put(route.id(), old.id()));
        }
        Crossing crossing = new Crossing(before, after, counterparts);
        crossing.send(changed(before, after), changed(after, before));
        return crossing;
    }

    /** The routes that are not the same in the other table. */
    static List<Entity> changed(Bundle here, Bundle there) {
        return here.all(EntityKind.ROUTES).stream()
                .filter(route -> there.byId(EntityKind.ROUTES, route.id())
                        .filter(other -> other.fields().sameAs(route.fields()))
                        .filter(other -> there.parent(other, "service")
                                .filter(service -> here.parent(route, "service")
                                        .filter(own -> own.fields().sameAs(service.fields()))
                                        .isPresent())
                                .isPresent())
                        .isEmpty())
                .toList();
    }
}
