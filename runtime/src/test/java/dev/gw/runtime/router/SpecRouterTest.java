package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The routing cases of Kong's own tests for the routers expressions and traditional, with the answers of Kong 3.9.1. */
class SpecRouterTest {
    /** The recording of these has the table, but not all that the answer depends on. */
    private static final Map<String, String> NOT_REPLAYABLE = Map.of(
            "router-0848", "the router was built over another one with the same times of change",
            "router-0853", "the router was built over another one with the same times of change",
            "router-0854", "the router was built over another one with the same times of change",
            "router-0879", "the router was built over another one with the same times of change",
            "router-1158", "the server name of the handshake was not recorded",
            "router-1159", "the server name of the handshake was not recorded");

    @Test
    void everyRequestIsRoutedAsKongsOwnTestsHaveIt() throws IOException {
        Map<String, String> different = new TreeMap<>();
        int cases = 0;
        for (MapNode row : SpecTable.rows("other-flavors.jsonl.gz")) {
            if (NOT_REPLAYABLE.containsKey(row.string("id"))) {
                continue;
            }
            SpecTable table = new SpecTable(row);
            for (Node item : table.cases()) {
                if (table.lacksQuery((MapNode) item)) {
                    continue;
                }
                String difference = table.differences((MapNode) item);
                cases++;
                if (difference != null) {
                    different.put(row.string("id") + " case " + cases, row.string("test") + ": " + difference);
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(cases).isGreaterThan(1000);
    }
}
