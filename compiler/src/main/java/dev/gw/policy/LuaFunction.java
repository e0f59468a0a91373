package dev.gw.policy;

import dev.gw.document.Scalar;

/**
 * Lua code that a policy became.
 *
 * @param plugin the plugin that runs it
 * @param phase when it is run: a phase's name in the plugin's config
 * @param scope where it holds
 * @param code the code, with the place of its policy
 */
public record LuaFunction(Runner plugin, String phase, Scope scope, Scalar code) {
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
