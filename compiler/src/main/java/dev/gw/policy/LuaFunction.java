package dev.gw.policy;

import dev.gw.document.Scalar;

/**
 * Lua code that a policy became.
 *
 * @param plugin the plugin that runs it
 * @param phase when it is run: a phase's name in the plugin's config
 * @param scope where it holds
 * @param slot of functions with the same slot the narrowest holds, not all; empty for those that all hold
 * @param code the code, with the place of its policy
 */
public record LuaFunction(Runner plugin, String phase, Scope scope, String slot, Scalar code) {
    /** The plugins that run Lua code from the configuration. */
    public enum Runner {
        /** Before all other plugins. */
        PRE_FUNCTION("pre-function"),
        /** Behind all other plugins. */
        POST_FUNCTION("post-function");

        private final String plugin;

        Runner(String plugin) {
            this.plugin = plugin;
        }

        /** The plugin's name. */
        public String plugin() {
            return plugin;
        }
    }
}
