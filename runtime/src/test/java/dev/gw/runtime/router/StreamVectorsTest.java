package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The cases of Kong's own tests for connections, with the usual router and the answers of Kong 3.9.1. */
class StreamVectorsTest {
    /** The recording has the table, but not the server name of the handshake. */
    private static final String NOT_REPLAYABLE = "router-1155";

    @Test
    void everyConnectionIsRoutedAsKongsOwnTestsHaveIt() throws IOException {
        Map<String, String> different = new TreeMap<>();
        int cases = 0;
        for (MapNode row : SpecTable.rows("stream-vectors.jsonl.gz")) {
            if (NOT_REPLAYABLE.equals(row.string("id"))) {
                continue;
            }
            SpecTable table = new SpecTable(row);
            for (Node item : table.cases()) {
                String difference = table.differences((MapNode) item);
                cases++;
                if (difference != null) {
                    different.put(row.string("id") + " case " + cases, row.string("test") + ": " + difference);
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(cases).isEqualTo(19);
    }
}
