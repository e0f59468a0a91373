package dev.gw.krakend.emit;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;

/** What rows call a plugin. Stateless. */
final class PluginSubject {
    private PluginSubject() {}

    /** {@code plugin cors}, {@code plugin jwt on service api}. */
    static String of(Entity plugin, Bundle bundle) {
        String name = "plugin " + plugin.name();
        for (String on : new String[] {"route", "service", "consumer"}) {
            if (plugin.foreignId(on) != null) {
                return name + " on "
                        + bundle.parent(plugin, on).map(Origin::subject).orElse(on);
            }
        }
        return name;
    }
}
