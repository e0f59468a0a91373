package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.plugin.Pairs;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.template.Template;
import dev.gw.runtime.template.Variables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configured name with the value it gets, all of one character per octet.
 *
 * @param template the value; null where there is none
 */
record Entry(String name, @Nullable Template template) {
    static List<Entry> of(PluginConfig config, String field) {
        return Pairs.of(config, field).stream()
                .map(pair -> new Entry(pair.name(), pair.value() == null ? null : Template.of(pair.value())))
                .toList();
    }

    @Nullable
    String value(Variables variables) {
        return template == null ? null : template.render(variables);
    }

    /** The value of an entry that has to have one. */
    String required(Variables variables) {
        String value = value(variables);
        if (value == null) {
            throw new IllegalStateException("'" + name + "' has no value");
        }
        return value;
    }
}
