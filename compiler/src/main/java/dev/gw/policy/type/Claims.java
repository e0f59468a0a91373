package dev.gw.policy.type;

import dev.gw.policy.Lowering;
import dev.gw.policy.LuaCode;
import dev.gw.policy.LuaFunction.Runner;
import dev.gw.policy.Policy;
import java.util.Map;

/** What policies about a token's claims share. */
final class Claims {
    private Claims() {}

    /** Runs code that may ask for claims, behind the code that reads them. */
    static void run(Policy policy, String file, Map<String, String> values, Lowering into) {
        into.function(policy, Runner.POST_FUNCTION, "access", LuaCode.of("claims", Map.of()));
        into.function(policy, Runner.POST_FUNCTION, "access", LuaCode.of(file, values));
    }
}
