package dev.gw.runtime.settings;

/**
 * How a gateway behaves, whatever its configuration: what Kong reads from kong.conf. Immutable.
 *
 * @param entrance how clients come in
 * @param client what is bounded of clients
 * @param upstream what is bounded of connections to upstreams
 * @param requestIdUpstream whether the upstream is told the request id
 * @param answers what is added to answers
 * @param tracing which spans are made
 * @param names how names are looked up
 */
public record GatewaySettings(
        Entrance entrance,
        ClientLimits client,
        UpstreamLimits upstream,
        boolean requestIdUpstream,
        AnswerSettings answers,
        Tracing tracing,
        NameSettings names) {
    /** Kong's defaults. */
    public static final GatewaySettings USUAL = new GatewaySettings(
            Entrance.USUAL,
            ClientLimits.USUAL,
            UpstreamLimits.USUAL,
            true,
            AnswerSettings.USUAL,
            Tracing.OFF,
            NameSettings.USUAL);

    /** The same, where clients come in otherwise. */
    public GatewaySettings with(Entrance other) {
        return new GatewaySettings(other, client, upstream, requestIdUpstream, answers, tracing, names);
    }

    /** The same with other bounds of clients. */
    public GatewaySettings with(ClientLimits other) {
        return new GatewaySettings(entrance, other, upstream, requestIdUpstream, answers, tracing, names);
    }

    /** The same with other answers. */
    public GatewaySettings with(AnswerSettings other) {
        return new GatewaySettings(entrance, client, upstream, requestIdUpstream, other, tracing, names);
    }

    /** Whose X-Forwarded headers are believed. */
    public TrustedAddresses trusted() {
        return entrance.trusted();
    }

    /** The port that clients know. */
    public int shownPort(int listened) {
        return entrance.shown().isEmpty() ? listened : entrance.shown().getOrDefault(listened, listened);
    }

    /** Whether answers have a header. */
    public boolean answersWith(AnswerHeader header) {
        return answers.headers().contains(header);
    }
}
