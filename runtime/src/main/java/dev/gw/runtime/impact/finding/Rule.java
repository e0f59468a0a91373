package dev.gw.runtime.impact.finding;

import java.util.Locale;

/** The kinds of findings: docs/impact.md describes each. */
public enum Rule {
    AUTHENTICATION_REMOVED(Grade.SECURITY, "callers need no credentials any more"),
    ANONYMOUS_ALLOWED(Grade.SECURITY, "callers without credentials pass as the anonymous consumer"),
    AUTHENTICATION_WEAKENED(Grade.SECURITY, "credentials are checked less strictly, or another kind of them is enough"),
    CLAIMS_UNVERIFIED(Grade.SECURITY, "claims of a token, such as its expiry, are no longer verified"),
    TOKEN_LIFETIME_RAISED(Grade.SECURITY, "tokens are taken for longer"),
    PREFLIGHT_UNCHECKED(Grade.SECURITY, "OPTIONS requests pass without credentials"),
    CREDENTIALS_FORWARDED(Grade.SECURITY, "the service gets to see the callers' credentials"),
    AUTHENTICATION_ADDED(Grade.BREAKING, "callers need credentials"),
    ANONYMOUS_REFUSED(Grade.BREAKING, "callers without credentials are refused"),
    AUTHENTICATION_STRENGTHENED(
            Grade.BREAKING, "credentials are checked more strictly, or one kind of them is no longer taken"),
    AUTHENTICATION_METHOD_CHANGED(Grade.BREAKING, "callers need credentials of another kind"),
    CLAIMS_VERIFIED(Grade.BREAKING, "more claims of a token are verified"),
    TOKEN_LIFETIME_LOWERED(Grade.BREAKING, "tokens are taken for less long"),
    PREFLIGHT_CHECKED(Grade.BREAKING, "OPTIONS requests need credentials, which browsers do not send"),
    CREDENTIAL_PLACE_REMOVED(Grade.BREAKING, "credentials are no longer read from where callers may send them"),
    CREDENTIALS_READ_DIFFERENTLY(Grade.BREAKING, "credentials are looked up in another way"),
    AUTHENTICATION_OPTIONAL(Grade.INFO, "callers may identify themselves"),
    ANONYMOUS_CHANGED(Grade.INFO, "callers without credentials pass as another consumer"),
    CREDENTIAL_PLACE_ADDED(Grade.INFO, "credentials are read from one more place"),
    CREDENTIALS_HIDDEN(Grade.INFO, "the service no longer sees the callers' credentials"),
    AUTHORIZATION_REMOVED(Grade.SECURITY, "groups of consumers are no longer asked for"),
    AUTHORIZATION_WIDENED(Grade.SECURITY, "more groups of consumers are let in"),
    AUTHORIZATION_CHANGED(Grade.SECURITY, "groups of consumers are asked for in another way"),
    GROUP_GAINED(Grade.SECURITY, "a consumer is in one more group that routes ask for"),
    BAN_LIFTED(Grade.SECURITY, "a consumer has left a group that routes refuse"),
    CLIENT_FILTER_REMOVED(Grade.SECURITY, "addresses, user agents or prompts are no longer refused"),
    CLIENT_FILTER_WIDENED(Grade.SECURITY, "more addresses, user agents or prompts are let in"),
    AUTHORIZATION_ADDED(Grade.BREAKING, "only some groups of consumers are let in"),
    AUTHORIZATION_NARROWED(Grade.BREAKING, "fewer groups of consumers are let in"),
    GROUP_LOST(Grade.BREAKING, "a consumer is no longer in a group that routes ask for"),
    BAN_IMPOSED(Grade.BREAKING, "a consumer is in one more group that routes refuse"),
    CLIENT_FILTER_ADDED(Grade.BREAKING, "some addresses, user agents or prompts are refused"),
    CLIENT_FILTER_NARROWED(Grade.BREAKING, "fewer addresses, user agents or prompts are let in"),
    CONSUMER_REMOVED(Grade.BREAKING, "a consumer is no longer known"),
    CREDENTIAL_REMOVED(Grade.BREAKING, "a consumer has fewer credentials"),
    CONSUMER_ADDED(Grade.INFO, "one more consumer is known"),
    CREDENTIAL_ADDED(Grade.INFO, "a consumer has one more credential"),
    LIMIT_REMOVED(Grade.SECURITY, "nothing limits the number of requests any more"),
    LIMIT_ADDED(Grade.BREAKING, "the number of requests is limited"),
    LIMIT_LOWERED(Grade.BREAKING, "fewer requests are let through"),
    LIMIT_COUNTED_DIFFERENTLY(Grade.BREAKING, "requests are counted by something else"),
    LIMIT_FAILS_CLOSED(Grade.BREAKING, "requests fail while the counters cannot be reached"),
    LIMIT_RAISED(Grade.INFO, "more requests are let through"),
    LIMIT_SHARED_DIFFERENTLY(
            Grade.INFO, "counters are kept in another place, so that several nodes add up differently"),
    LIMIT_FAILS_OPEN(Grade.INFO, "requests pass while the counters cannot be reached"),
    BODY_LIMIT_REMOVED(Grade.SECURITY, "the size of bodies is no longer limited"),
    BODY_LIMIT_ADDED(Grade.BREAKING, "the size of bodies is limited"),
    BODY_LIMIT_LOWERED(Grade.BREAKING, "smaller bodies are refused"),
    CONTENT_LENGTH_REQUIRED(Grade.BREAKING, "bodies without a Content-Length are refused"),
    BODY_LIMIT_RAISED(Grade.INFO, "larger bodies are let through"),
    CONTENT_LENGTH_OPTIONAL(Grade.INFO, "bodies without a Content-Length are let through"),
    REQUESTS_MOVED_UNPROTECTED(Grade.SECURITY, "requests go to another route, which asks for less"),
    REQUESTS_OPENED(Grade.SECURITY, "requests that no route took are answered without credentials"),
    REQUESTS_MOVED(Grade.BREAKING, "requests go to another route"),
    REQUESTS_UNANSWERED(Grade.BREAKING, "requests that a route took get 404, or connections are refused"),
    ROUTE_REMOVED(Grade.BREAKING, "a route is gone"),
    ROUTE_SHADOWED(Grade.BREAKING, "a route no longer gets any request, because another takes them all"),
    ROUTE_UNREACHABLE(Grade.BREAKING, "a route no longer gets any request"),
    ROUTE_NEVER_REACHED(Grade.BREAKING, "a new route gets no request, because another takes them all"),
    REQUESTS_ANSWERED(Grade.INFO, "requests that no route took are answered"),
    ROUTE_ADDED(Grade.INFO, "a new route answers requests that got 404"),
    ROUTE_REACHABLE(Grade.INFO, "a route that got no requests gets some"),
    TERMINATION_REMOVED(Grade.SECURITY, "requests that the gateway answered by itself reach the service"),
    REQUESTS_TERMINATED(Grade.BREAKING, "the gateway answers by itself, and the service gets no request"),
    REDIRECT_ADDED(Grade.BREAKING, "callers are sent elsewhere"),
    REDIRECT_REMOVED(Grade.BREAKING, "callers are no longer sent elsewhere"),
    REDIRECT_CHANGED(Grade.BREAKING, "callers are sent to another place"),
    TERMINATION_CHANGED(Grade.INFO, "the gateway's own answer changes"),
    UPSTREAM_TLS_DROPPED(Grade.SECURITY, "the service is asked without TLS"),
    UPSTREAM_UNVERIFIED(Grade.SECURITY, "the certificate of the service is no longer verified"),
    UPSTREAM_CHANGED(Grade.BREAKING, "requests go to another service, host or port"),
    UPSTREAM_REMOVED(Grade.BREAKING, "a route has no service any more"),
    PATH_REWRITTEN(Grade.BREAKING, "the service is asked for another path"),
    UPSTREAM_HOST_CHANGED(Grade.BREAKING, "the service gets another Host header"),
    UPSTREAM_EMPTIED(Grade.BREAKING, "no target is left to answer"),
    UPSTREAM_VERIFIED(Grade.BREAKING, "the certificate of the service is verified"),
    TIMEOUT_LOWERED(Grade.BREAKING, "slow answers fail sooner"),
    TIMEOUT_RAISED(Grade.INFO, "slow answers are waited for longer"),
    RETRIES_CHANGED(Grade.INFO, "failing tries are repeated more or less often"),
    TARGETS_CHANGED(Grade.INFO, "requests are spread over other targets"),
    BALANCING_CHANGED(Grade.INFO, "targets are chosen or watched in another way"),
    BUFFERING_CHANGED(Grade.INFO, "bodies are held back or streamed"),
    TLS_DROPPED(Grade.SECURITY, "a route answers without TLS"),
    CLIENT_HEADER_PASSES(Grade.SECURITY, "a header from callers that was taken off reaches the service"),
    RESPONSE_HEADER_EXPOSED(Grade.SECURITY, "a header of the service that was taken off reaches callers"),
    SECURITY_HEADER_REMOVED(Grade.SECURITY, "a header that protects browsers is no longer sent"),
    CORS_OPENED(Grade.SECURITY, "scripts of more sites may use the answers"),
    TLS_REQUIRED(Grade.BREAKING, "a route no longer answers without TLS"),
    TLS_ENDS_ELSEWHERE(Grade.BREAKING, "TLS connections end at the service instead of the gateway, or the other way"),
    CORS_NARROWED(Grade.BREAKING, "scripts of fewer sites may use the answers"),
    CORS_REMOVED(Grade.BREAKING, "scripts of other sites may no longer use the answers"),
    PREFLIGHT_CHANGED(Grade.BREAKING, "preflight requests are answered by somebody else"),
    RESPONSE_HEADER_REMOVED(Grade.BREAKING, "a header is no longer sent to callers"),
    SERVER_NAME_REMOVED(Grade.BREAKING, "TLS handshakes for a name get another certificate"),
    REQUEST_REWRITTEN(Grade.BREAKING, "the service gets another method, path or query"),
    RESPONSE_REWRITTEN(Grade.BREAKING, "callers get another body"),
    CORS_ADDED(Grade.INFO, "scripts of other sites may use the answers"),
    CORS_CHANGED(Grade.INFO, "browsers are told other details"),
    RESPONSE_HEADER_ADDED(Grade.INFO, "one more header is sent to callers, or another value"),
    REQUEST_HEADER_CHANGED(Grade.INFO, "the service gets other headers"),
    HTTPS_ANSWER_CHANGED(Grade.INFO, "requests without TLS are refused in another way"),
    SERVER_NAME_CHANGED(Grade.INFO, "TLS handshakes for a name get another certificate"),
    CACHING_ADDED(Grade.INFO, "answers may come from a cache, and be stale"),
    CACHING_REMOVED(Grade.INFO, "answers no longer come from a cache"),
    CACHING_CHANGED(Grade.INFO, "answers are cached in another way"),
    PLUGIN_REMOVED(Grade.BREAKING, "a plugin whose effects are not known to gw no longer runs"),
    PLUGIN_ADDED(Grade.INFO, "a plugin whose effects are not known to gw runs"),
    PLUGIN_CHANGED(Grade.INFO, "a plugin has other settings, with an effect that has no rule of its own");

    private final Grade grade;
    private final String meaning;

    Rule(Grade grade, String meaning) {
        this.grade = grade;
        this.meaning = meaning;
    }

    /** The name for machines: {@code authentication-removed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Grade grade() {
        return grade;
    }

    /** What it means, without a subject. */
    public String meaning() {
        return meaning;
    }
}
