package dev.gw.runtime.settings;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

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
    /** Route and service, named to clients that send Kong-Debug; no word asks for it. */
    DEBUG("", "");

    private final String group;
    private final String own;

    AnswerHeader(String group, String own) {
        this.group = group;
        this.own = own;
    }

    /** The words by which operators ask for headers, in lower case: one for several, and one for each. */
    public static Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (AnswerHeader header : values()) {
            words.add(header.group);
            words.add(header.own);
        }
        words.remove("");
        return words;
    }

    /** Those that words ask for. */
    public static Set<AnswerHeader> of(Collection<String> words) {
        Set<AnswerHeader> asked = EnumSet.noneOf(AnswerHeader.class);
        for (AnswerHeader header : values()) {
            if (words.contains(header.group) || words.contains(header.own)) {
                asked.add(header);
            }
        }
        return asked;
    }
}
