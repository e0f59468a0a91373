package dev.gw.runtime.settings;

/** A header that a gateway adds to answers where its operator wants it. */
public enum AnswerHeader {
    VIA("server_tokens", "via"),
    SERVER("server_tokens", "server"),
    PROXY_LATENCY("latency_tokens", "x-kong-proxy-latency"),
    UPSTREAM_LATENCY("latency_tokens", "x-kong-upstream-latency"),
    RESPONSE_LATENCY("latency_tokens", "x-kong-response-latency"),
    ADMIN_LATENCY("latency_tokens", "x-kong-admin-latency"),
    REQUEST_ID("x-kong-request-id", "x-kong-request-id"),
    UPSTREAM_STATUS("x-kong-upstream-status", "x-kong-upstream-status"),
    /** Route and service, named to clients that send Kong-Debug. */
    DEBUG("kong-debug", "kong-debug");

    private final String group;
    private final String own;

    AnswerHeader(String group, String own) {
        this.group = group;
        this.own = own;
    }

    /** The word by which operators ask for it together with others, in lower case. */
    String group() {
        return group;
    }

    /** Its own word. */
    String own() {
        return own;
    }
}
