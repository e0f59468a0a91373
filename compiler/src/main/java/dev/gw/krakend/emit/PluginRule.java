package dev.gw.krakend.emit;

/** What one plugin of Kong's becomes. Stateless. */
@FunctionalInterface
interface PluginRule {
    /** Puts what the plugin means into the endpoints of a site, and accounts for each of its fields. */
    void apply(Site site);
}
