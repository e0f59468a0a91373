package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/** The request that will go to the upstream; plugins change it. Not thread-safe. */
public final class UpstreamRequest {
    private String method;
    private String path;
    private @Nullable String query;
    private @Nullable String hostHeader;
    private @Nullable String rpc;
    private final Headers headers;

    /**
     * The request as it stands before plugins.
     *
     * @param path decoded as the router has it; it is escaped when sent
     */
    public UpstreamRequest(String method, String path, @Nullable String query, Headers headers) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
    }

    public String method() {
        return method;
    }

    public void method(String other) {
        method = other;
    }

    public String path() {
        return path;
    }

    public void path(String other) {
        path = other;
    }

    public @Nullable String query() {
        return query;
    }

    public void query(@Nullable String other) {
        query = other;
    }

    /** The Host header that a plugin or preserve_host asks for; null for that of the target. */
    public @Nullable String hostHeader() {
        return hostHeader;
    }

    public void hostHeader(@Nullable String other) {
        hostHeader = other;
    }

    /** The path that a gRPC service is asked for in the place of the client's; null for that one. */
    public @Nullable String rpc() {
        return rpc;
    }

    public void rpc(@Nullable String other) {
        rpc = other;
    }

    /** The client's header fields, as plugins left them; the gateway adds its own when it sends them. */
    public Headers headers() {
        return headers;
    }
}
