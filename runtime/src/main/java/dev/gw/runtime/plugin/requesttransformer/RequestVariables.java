package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.LeftValues;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.lua.LuaExpressions;
import dev.gw.runtime.template.Variables;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates can name. Headers and query are those of the moment at which one is first asked for. */
final class RequestVariables implements Variables {
    private final Exchange exchange;
    private final LuaExpressions lua;
    private final Map<Object, Variables> tables = new HashMap<>();
    private @Nullable Arguments query;

    RequestVariables(Exchange exchange, LuaExpressions lua) {
        this.exchange = exchange;
        this.lua = lua;
    }

    @Override
    public @Nullable Object get(Object name) {
        Variables table = tables.get(name);
        if (table == null) {
            table = load(name);
            if (table != null) {
                tables.put(name, table);
            }
        }
        return table;
    }

    @Override
    public @Nullable Object beyond(String code) {
        return lua.value(exchange, code, this);
    }

    private @Nullable Variables load(Object name) {
        return switch (name.toString()) {
            case "headers" -> headers();
            case "query_params" -> query();
            case "uri_captures" -> this::capture;
            case "shared" -> this::shared;
            default -> null;
        };
    }

    private Variables headers() {
        LuaHeaders headers = LuaHeaders.of(exchange.upstream().headers());
        return key -> key instanceof String name ? one(headers.get(name)) : null;
    }

    private Variables query() {
        Arguments arguments = arguments();
        return key -> key instanceof String name && arguments.has(name) ? one(arguments.values(name)) : null;
    }

    /** The query as templates see it. */
    Arguments arguments() {
        if (query == null) {
            query = Arguments.parse(exchange.upstream().query());
        }
        return query;
    }

    /** One value stands for itself, several for a table. */
    private static @Nullable Object one(@Nullable List<?> values) {
        if (values == null || values.size() == 1) {
            return values == null ? null : values.get(0);
        }
        Variables table = key -> key instanceof Double index && index >= 1 && index <= values.size()
                ? values.get(index.intValue() - 1)
                : null;
        return table;
    }

    private @Nullable Object capture(Object key) {
        RouteMatch match = exchange.match();
        if (match == null || match.numbered().isEmpty()) {
            return null;
        }
        String found;
        if (key instanceof Double index) {
            int at = index.intValue();
            found = at >= 0 && at < match.numbered().size() ? match.numbered().get(at) : null;
        } else {
            found = match.named().get(key);
        }
        return found == null ? null : octets(found);
    }

    /** Of what plugins share, Kong shows templates the credential that was accepted, and what code left. */
    private @Nullable Object shared(Object key) {
        Object left = LeftValues.find(exchange, key);
        boolean shown = left == null && key instanceof String name && name.startsWith("authenticated_");
        return shown && exchange.shared().get(key) instanceof String text ? text : table(left);
    }

    /** A table of shared values as templates see it; any other value as it is. */
    private static @Nullable Object table(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> inner)) {
            return value;
        }
        Variables table = key -> table(inner.get(key));
        return table;
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
