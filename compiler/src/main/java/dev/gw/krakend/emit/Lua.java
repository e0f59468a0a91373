package dev.gw.krakend.emit;

import dev.gw.policy.LuaCode;
import java.util.List;

/** Lua code for KrakenD's endpoints: it runs behind the token and before the limits. Stateless. */
final class Lua {
    private Lua() {}

    /** Refuses requests without headers. */
    static String requireHeaders(List<String> headers, long status) {
        StringBuilder out = new StringBuilder("local r = ctx.load()\n");
        for (String header : headers) {
            out.append("if r:headers(").append(LuaCode.quoted(header)).append(") == \"\" then ");
            out.append(error("{\"message\":\"the header " + header + " is missing\"}", status))
                    .append(" end\n");
        }
        return out.toString().stripTrailing();
    }

    /** Ends the request with an answer of its own. */
    static String error(String body, long status) {
        return "custom_error(" + LuaCode.quoted(body) + ", " + status + ")";
    }
}
