package dev.gw.verdict;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recorded POST /config: the document, and what Kong said. */
final class DeclarativeRow {
    private static final int CRASH = 500;

    private final MapNode row;

    DeclarativeRow(MapNode row) {
        this.row = row;
    }

    Answer kong() {
        boolean accepted = row.get("accepted") instanceof Scalar scalar && scalar.isTrue();
        if (accepted || !isExact()) {
            return new Answer(accepted, Set.of(), Set.of());
        }
        return isFlat()
                ? new Answer(false, Flat.recorded(row, false), Flat.recorded(row, true))
                : new Answer(false, Flat.ofTable(row.get("fields"), false), Flat.ofTable(row.get("fields"), true));
    }

    Answer gw(@Nullable MapNode document) {
        if (document == null) {
            return new Answer(false, Set.of(), Set.of());
        }
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        if (outcome.isAccepted() || !isExact()) {
            return new Answer(outcome.isAccepted(), Set.of(), Set.of());
        }
        return isFlat()
                ? new Answer(false, Flat.found(outcome.flattened(), false), Flat.found(outcome.flattened(), true))
                : new Answer(false, Flat.ofTable(outcome.errors(), false), Flat.ofTable(outcome.errors(), true));
    }

    private boolean isFlat() {
        return !row.list("flat").isEmpty();
    }

    /** Whether more than the verdict can be compared: Kong neither crashed nor words it by chance. */
    private boolean isExact() {
        boolean crashed = row.get("status") instanceof Scalar status && status.number() == CRASH;
        return !crashed && !row.has("flat_unstable") && (isFlat() || row.has("fields"));
    }
}
