package dev.gw.check.lint.rule;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;
import java.util.function.Predicate;

/** What can be told of the Lua code in pre-function and post-function without running it. */
final class FunctionCode {
    /** The phases in which a request can still be refused. */
    private static final List<String> PHASES = List.of("certificate", "rewrite", "access");

    /** What code calls that answers instead of the service. */
    private static final List<String> ANSWERS = List.of("exit", "error", "ngx.say", "ngx.print", "ngx.redirect");

    /** Where the jwt plugin leaves the token that it has checked. */
    private static final String TOKEN = "authenticated_jwt_token";

    private FunctionCode() {}

    /**
     * Whether it may look after who asks. Code that neither refuses nor says who it is does not; nor does code that goes by
     * what the jwt plugin has found, because without that plugin it has nothing to go by.
     */
    static boolean mayAuthenticate(Entity plugin) {
        return anyChunk(plugin, FunctionCode::authenticates);
    }

    /** Whether it may answer requests by itself. */
    static boolean mayAnswer(Entity plugin) {
        return anyChunk(plugin, FunctionCode::refuses);
    }

    /** Whether it reads the token that the jwt plugin has checked. */
    static boolean readsToken(Entity plugin) {
        return anyChunk(plugin, code -> code.contains(TOKEN));
    }

    private static boolean authenticates(String code) {
        return code.contains("authenticate(") || refuses(code);
    }

    private static boolean refuses(String code) {
        return answers(code) && !code.contains(TOKEN);
    }

    private static boolean answers(String code) {
        // what is loaded from elsewhere may do anything
        return ANSWERS.stream().anyMatch(code::contains)
                || code.contains("require")
                || code.contains("load(")
                || code.contains("loadstring");
    }

    private static boolean anyChunk(Entity plugin, Predicate<String> found) {
        for (String phase : PHASES) {
            for (Scalar chunk : Read.scalars(plugin, "config", phase)) {
                if (found.test(chunk.text())) {
                    return true;
                }
            }
        }
        return false;
    }
}
