package dev.gw.runtime.llm;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The credentials that a provider is shown. Immutable. */
public final class LlmAuth {
    private final @Nullable String headerName;
    private final @Nullable String headerValue;
    private final @Nullable String paramName;
    private final @Nullable String paramValue;
    private final boolean inQuery;
    private final boolean inBody;
    private final boolean callersFirst;

    /**
     * Those of a configuration.
     *
     * @param auth its record {@code auth}
     * @param mayOverride whether the provider's driver heeds {@code allow_override}
     */
    public LlmAuth(PluginConfig auth, boolean mayOverride) {
        headerName = auth.text("header_name");
        headerValue = auth.text("header_value");
        paramName = auth.text("param_name");
        paramValue = auth.text("param_value");
        inQuery = "query".equals(auth.text("param_location"));
        inBody = "body".equals(auth.text("param_location"));
        callersFirst = mayOverride && auth.isTrue("allow_override");
    }

    /** Adds what belongs into a request's body. */
    public void addTo(Map<String, Object> request) {
        if (inBody && paramName != null && paramValue != null) {
            if (!callersFirst || !request.containsKey(LlmBody.octets(paramName))) {
                request.put(LlmBody.octets(paramName), LlmBody.octets(paramValue));
            }
        }
    }

    /** The name of the field for a header; null where there is none. */
    public @Nullable String headerName() {
        return headerValue == null ? null : headerName;
    }

    /** What stands in it. */
    public String headerValue() {
        return LlmBody.octets(String.valueOf(headerValue));
    }

    /**
     * Adds what belongs into the head of a request that goes upstream.
     *
     * @param version the version of Azure's interface that the query says where the caller says none
     * @param azure whether it says one at all
     */
    public void addTo(Exchange exchange, @Nullable String version, boolean azure) {
        String name = headerName();
        if (name != null && (!callersFirst || !exchange.headers().has(name))) {
            exchange.upstream().headers().set(name, headerValue());
        }
        QueryArgs args = QueryArgs.parse(exchange.query());
        boolean own = inQuery && paramName != null && paramValue != null && (!callersFirst || !args.has(paramName));
        if (own || azure) {
            exchange.upstream().query(query(args, own, azure ? version : null));
        }
    }

    private @Nullable String query(QueryArgs args, boolean own, @Nullable String version) {
        Set<String> parts = new TreeSet<>();
        boolean versioned = version != null && args.values("api-version").isEmpty();
        for (QueryArgs.Arg arg : args.all()) {
            if (!(own && arg.name().equals(paramName))
                    && !(versioned && arg.name().equals("api-version"))) {
                parts.add(QueryArgs.encoded(arg.name(), arg.value()));
            }
        }
        if (own) {
            parts.add(QueryArgs.encoded(String.valueOf(paramName), paramValue));
        }
        if (versioned) {
            parts.add(QueryArgs.encoded("api-version", version));
        }
        return parts.isEmpty() ? null : String.join("&", parts);
    }
}
