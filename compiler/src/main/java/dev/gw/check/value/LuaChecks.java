package dev.gw.check.value;

import dev.gw.lua.LuaSyntax;
import org.jspecify.annotations.Nullable;

/** Lua in configuration: functions, expressions and templates that must compile. */
final class LuaChecks {
    /** Where Kong's sandbox loads code; its errors begin with that. */
    private static final String SANDBOX = "kong/tools/kong-lua-sandbox.lua:144: ";

    private LuaChecks() {}

    static @Nullable String function(String plugin, String code) {
        String problem = LuaSyntax.problem(code, code);
        return problem == null ? null : "error parsing " + plugin + ": " + problem;
    }

    static @Nullable String code(String code) {
        String problem = LuaSyntax.problem(code, code);
        return problem == null ? null : "Error parsing function: " + SANDBOX + problem;
    }

    /** A transformer's "name:value" whose value is a template. */
    static @Nullable String nameValueTemplate(String text) {
        NamedValue pair = NamedValue.of(text);
        if (pair.value().isEmpty()) {
            return "key '" + (pair.name() == null ? "nil" : pair.name()) + "' has no value";
        }
        if (pair.value().indexOf("$(") < 0) {
            return null;
        }
        String problem = LuaSyntax.problem("TMP", LuaTemplate.code(pair.value()));
        return problem == null ? null : "value '" + pair.value() + "' is not in supported format, error:" + problem;
    }
}
