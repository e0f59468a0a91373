package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.LeftValues;
import dev.gw.runtime.exchange.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exchange as Lua code of one event loop knows it: by a number, from its first phase on until it has ended. */
record LuaRequest(int id, Exchange exchange) {
    private static final String KEY = "lua.request";

    /** That of an exchange; made on first use. */
    static LuaRequest of(Exchange exchange, LuaWorker worker) {
        Object known = exchange.shared().get(KEY);
        if (known != null) {
            return (LuaRequest) known;
        }
        LuaRequest made = new LuaRequest(worker.nextRequest(), exchange);
        exchange.shared().put(KEY, made);
        exchange.atEnd(() -> worker.ended(made));
        return made;
    }

    /** The request's fields as the next one to look at them finds them. */
    Headers headers() {
        return exchange.headers();
    }

    /** The fields of the answer, or those that wait for it. */
    Headers answerHeaders() {
        Response response = exchange.response();
        return response == null ? exchange.answerHeaders() : response.headers();
    }

    /** The answer, which is there in the phases behind it. */
    Response response() {
        Response response = exchange.response();
        if (response == null) {
            throw new LuaProblem("there is no response yet");
        }
        return response;
    }

    /** A value that another plugin left under a name; null where it is none that Lua can have. */
    @Nullable
    String left(String name) {
        return exchange.shared().get(name) instanceof String text ? text : null;
    }

    /** The groups that code says the caller is in, each with a zero octet behind it. */
    void leaveGroups(String groups) {
        List<String> names = groups.isEmpty() ? List.of() : List.of(groups.split("\0"));
        exchange.shared().put("authenticated_groups", names);
    }

    /** What code shares with the templates of plugins that are no Lua, as {@link SharedValues} reads it. */
    void leave(String values) {
        new LeftValues(SharedValues.read(values)).keepWith(exchange);
    }
}
