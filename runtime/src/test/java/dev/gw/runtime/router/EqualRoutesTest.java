package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Generated tables of the traditional router in which many routes are equal to its rules, as all are that were loaded
 * at one time, with the answers of Kong 3.9.1's own router.
 */
class EqualRoutesTest {
    @Test
    void amongEqualRoutesTheOneAnswersThatKongAsksFirst() throws IOException {
        Map<String, String> different = new TreeMap<>();
        int cases = 0;
        for (MapNode row : SpecTable.rows("equal-routes.jsonl.gz")) {
            SpecTable table = new SpecTable(row);
            for (Node item : table.cases()) {
                MapNode recorded = (MapNode) item;
                String route = table.route(recorded);
                cases++;
                if (!Objects.equals(route, recorded.string("route"))) {
                    different.put(row.string("id") + " case " + cases, route + " for " + recorded.string("route"));
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(cases).isEqualTo(1499);
    }
}
