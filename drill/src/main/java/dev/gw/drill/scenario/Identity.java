package dev.gw.drill.scenario;

import dev.gw.document.MapNode;
import dev.gw.source.Span;
import java.time.Duration;
import java.util.Map;

/**
 * Somebody who asks. Immutable.
 *
 * @param name what the scenario calls it
 * @param consumer the consumer of the configuration whose credentials it shows; empty for none
 * @param with the only plugin whose credential it shows: jwt, key-auth or basic-auth; empty for all it has
 * @param claims claims of its tokens, whose texts may be templates
 * @param ttl how long a token is good
 * @param users how many users there are of it where a rate drives them; each has its own token
 * @param headers fields that it sends, whose values may be templates
 * @param at where its consumer is written
 */
public record Identity(
        String name,
        String consumer,
        String with,
        MapNode claims,
        Duration ttl,
        int users,
        Map<String, Template> headers,
        Span at) {
    public Identity {
        headers = Map.copyOf(headers);
    }
}
