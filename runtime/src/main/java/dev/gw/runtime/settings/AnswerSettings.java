package dev.gw.runtime.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a gateway adds to answers, and what its own look like. Immutable.
 *
 * @param headers what is added
 * @param errorTemplates what errors look like, by {@code html}, {@code json}, {@code xml} and {@code plain}: with two
 *     {@code %s} for the message and the request id
 * @param errorType the media type of the proxy's own errors to clients that name none
 * @param adminOrigins the origins whose pages may read answers of the Admin API; none for whoever asks
 */
public record AnswerSettings(
        Set<AnswerHeader> headers, Map<String, String> errorTemplates, String errorType, List<String> adminOrigins) {
    /** What Kong takes where nobody says otherwise. */
    public static final String USUAL_TYPE = "text/plain";

    /** Kong's defaults. */
    public static final AnswerSettings USUAL = new AnswerSettings(
            AnswerHeader.of(Set.of("server_tokens", "latency_tokens", "x-kong-request-id")),
            Map.of(),
            USUAL_TYPE,
            List.of());

    public AnswerSettings {
        EnumSet<AnswerHeader> own = EnumSet.noneOf(AnswerHeader.class);
        own.addAll(headers);
        headers = Collections.unmodifiableSet(own);
        errorTemplates = Map.copyOf(errorTemplates);
        adminOrigins = List.copyOf(adminOrigins);
    }
}
