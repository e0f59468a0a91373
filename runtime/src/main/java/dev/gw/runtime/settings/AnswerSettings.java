package dev.gw.runtime.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a gateway adds to answers, and what its own look like. Immutable.
 *
 * @param headers what is added, in lower case: {@code server_tokens}, {@code latency_tokens}, {@code x-kong-request-id},
 *     {@code x-kong-upstream-status}, single ones of the latency headers, or {@link #DEBUG}
 * @param errorTemplates what errors look like, by {@code html}, {@code json}, {@code xml} and {@code plain}: with two
 *     {@code %s} for the message and the request id
 * @param errorType the media type of the proxy's own errors to clients that name none
 * @param adminOrigins the origins whose pages may read answers of the Admin API; none for whoever asks
 */
public record AnswerSettings(
        Set<String> headers, Map<String, String> errorTemplates, String errorType, List<String> adminOrigins) {
    /** Route and service are named to clients that send Kong-Debug. */
    public static final String DEBUG = "kong-debug";

    /** What Kong takes where nobody says otherwise. */
    public static final String USUAL_TYPE = "text/plain";

    /** Kong's defaults. */
    public static final AnswerSettings USUAL = new AnswerSettings(
            Set.of("server_tokens", "latency_tokens", "x-kong-request-id"), Map.of(), USUAL_TYPE, List.of());

    public AnswerSettings {
        headers = Set.copyOf(headers);
        errorTemplates = Map.copyOf(errorTemplates);
        adminOrigins = List.copyOf(adminOrigins);
    }
}
