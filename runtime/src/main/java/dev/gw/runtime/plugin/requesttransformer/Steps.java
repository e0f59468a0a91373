package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.plugin.PluginConfig;
import java.util.List;

/** The five things that can be done to headers, to the query or to the body, in their order. Immutable. */
record Steps(List<Entry> remove, List<Entry> rename, List<Entry> replace, List<Entry> add, List<Entry> append) {
    static Steps of(PluginConfig config, String field) {
        return new Steps(
                Entry.of(config.record("remove"), field),
                Entry.of(config.record("rename"), field),
                Entry.of(config.record("replace"), field),
                Entry.of(config.record("add"), field),
                Entry.of(config.record("append"), field));
    }

    boolean isEmpty() {
        return remove.isEmpty() && rename.isEmpty() && replace.isEmpty() && add.isEmpty() && append.isEmpty();
    }
}
