package dev.gw.runtime.impact.chain;

/** Says what it means to callers that a plugin's configuration changed. */
interface Aspect {
    void compare(PluginChange change);
}
