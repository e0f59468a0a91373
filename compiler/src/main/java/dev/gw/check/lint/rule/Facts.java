package dev.gw.check.lint.rule;

/**
 * What the configuration itself doesn't say about the gateway.
 *
 * @param nodes how many nodes share the traffic; at least 1
 */
public record Facts(int nodes) {
    public Facts {
        if (nodes < 1) {
            throw new IllegalArgumentException("a gateway has at least one node, not " + nodes);
        }
    }
}
