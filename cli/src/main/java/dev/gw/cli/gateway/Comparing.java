package dev.gw.cli.gateway;

import dev.gw.check.schema.KongSchemas;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.report.Compared;
import dev.gw.document.MapNode;
import java.util.HashMap;
import java.util.Map;

/** Two sides, compared. */
final class Comparing {
    private Comparing() {}

    /** What has to happen to the right side so that it becomes the left one. */
    static Compared of(Side left, Side right) {
        BundleDiff diff = BundleDiff.of(right.bundle(), left.bundle(), schemas(left, right));
        return new Compared(right.name(), left.name(), diff);
    }

    /** The schemas of both sides; the left one's word counts. */
    static KongSchemas schemas(Side left, Side right) {
        Map<String, MapNode> plugins = new HashMap<>(right.plugins());
        plugins.putAll(left.plugins());
        return KongSchemas.of(/* expressions= */ false, plugins);
    }
}
