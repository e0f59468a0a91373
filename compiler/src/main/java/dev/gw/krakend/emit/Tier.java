package dev.gw.krakend.emit;

import dev.gw.document.MapNode;
import dev.gw.krakend.Json;
import java.util.List;

/**
 * A limit for some callers.
 *
 * @param name what it is called
 * @param minute requests a minute
 * @param burst requests at once
 * @param callers who is on it; none for that of everybody else
 */
record Tier(String name, long minute, long burst, List<String> callers) {
    private static final int SHARDS = 16;

    Tier {
        callers = List.copyOf(callers);
    }

    /** The limit as KrakenD writes it, by the header that says who calls. */
    MapNode limiter(String header) {
        return MapNode.empty()
                .with("client_max_rate", Json.number(minute))
                .with("client_capacity", Json.number(burst))
                .with("every", Json.text("1m"))
                .with("strategy", Json.text("header"))
                .with("key", Json.text(header))
                .with("num_shards", Json.number(SHARDS));
    }
}
