package dev.gw.runtime.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a gateway adds to answers, and what its own look like. Immutable. */
public final class AnswerSettings {
    /** Route and service are named to clients that send Kong-Debug. */
    public static final String DEBUG = AnswerHeader.DEBUG.own();

    /** What Kong takes where nobody says otherwise. */
    public static final String USUAL_TYPE = "text/plain";

    /** Kong's defaults. */
    public static final AnswerSettings USUAL = new AnswerSettings(
            Set.of("server_tokens", "latency_tokens", "x-kong-request-id"), Map.of(), USUAL_TYPE, List.of());

    private final Set<String> headers;
    private final Map<String, String> errorTemplates;
    private final String errorType;
    private final List<String> adminOrigins;
    /** The same as the headers, found out once: every answer asks for most of them. */
    private final EnumSet<AnswerHeader> added = EnumSet.noneOf(AnswerHeader.class);

    /**
     * What an operator wants.
     *
     * @param headers what is added, in lower case: {@code server_tokens}, {@code latency_tokens},
     *     {@code x-kong-request-id}, {@code x-kong-upstream-status}, single ones of the latency headers, or {@link #DEBUG}
     * @param errorTemplates what errors look like, by {@code html}, {@code json}, {@code xml} and {@code plain}: with two
     *     {@code %s} for the message and the request id
     * @param errorType the media type of the proxy's own errors to clients that name none
     * @param adminOrigins the origins whose pages may read answers of the Admin API; none for whoever asks
     */
    public AnswerSettings(
            Set<String> headers, Map<String, String> errorTemplates, String errorType, List<String> adminOrigins) {
        this.headers = Set.copyOf(headers);
        this.errorTemplates = Map.copyOf(errorTemplates);
        this.errorType = errorType;
        this.adminOrigins = List.copyOf(adminOrigins);
        for (AnswerHeader header : AnswerHeader.values()) {
            if (headers.contains(header.group()) || headers.contains(header.own())) {
                added.add(header);
            }
        }
    }

    public Set<String> headers() {
        return headers;
    }

    public Map<String, String> errorTemplates() {
        return errorTemplates;
    }

    /** The media type of the proxy's own errors to clients that name none. */
    public String errorType() {
        return errorType;
    }

    /** The origins whose pages may read answers of the Admin API; none for whoever asks. */
    public List<String> adminOrigins() {
        return adminOrigins;
    }

    /** Whether answers have a header. */
    boolean add(AnswerHeader header) {
        return added.contains(header);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnswerSettings settings
                && settings.headers.equals(headers)
                && settings.errorTemplates.equals(errorTemplates)
                && settings.errorType.equals(errorType)
                && settings.adminOrigins.equals(adminOrigins);
    }

    @Override
    public int hashCode() {
        return Objects.hash(headers, errorTemplates, errorType, adminOrigins);
    }
}
