package dev.gw.runtime.plugin.responsetransformer;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.OneValue;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.http.HexText;
import dev.gw.runtime.plugin.Pairs;
import dev.gw.runtime.plugin.Pairs.Pair;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.List;

/**
 * What happens to an answer's header fields: remove, rename, replace, add, append. Whether a field is there is asked of the
 * fields as they were before the first step. Immutable.
 */
final class HeaderRules {
    private final List<Pair> removed;
    private final List<Pair> renamed;
    private final List<Pair> replaced;
    private final List<Pair> added;
    private final List<Pair> appended;

    HeaderRules(PluginConfig config) {
        removed = Pairs.of(config.record("remove"), "headers");
        renamed = Pairs.of(config.record("rename"), "headers");
        replaced = Pairs.of(config.record("replace"), "headers");
        added = Pairs.of(config.record("add"), "headers");
        appended = Pairs.of(config.record("append"), "headers");
    }

    void apply(Headers headers) {
        Headers before = headers.copy();
        for (Pair pair : removed) {
            headers.remove(OwnFields.name(pair.name()));
        }
        for (Pair pair : renamed) {
            List<String> values = before.all(OwnFields.name(pair.name()));
            String other = pair.value();
            if (!values.isEmpty() && other != null) {
                headers.remove(OwnFields.name(other));
                values.forEach(value -> add(headers, other, value));
                headers.remove(OwnFields.name(pair.name()));
            }
        }
        for (Pair pair : replaced) {
            if (before.has(OwnFields.name(pair.name()))) {
                set(headers, pair);
            }
        }
        for (Pair pair : added) {
            if (!before.has(OwnFields.name(pair.name()))) {
                set(headers, pair);
            }
        }
        for (Pair pair : appended) {
            if (pair.value() != null) {
                add(headers, pair.name(), pair.value());
            }
        }
    }

    private static void set(Headers headers, Pair pair) {
        if (pair.value() != null && isFree(pair.name())) {
            headers.set(OwnFields.name(pair.name()), HexText.headerValue(pair.value()));
        }
    }

    private static void add(Headers headers, String name, String value) {
        if (isFree(name)) {
            OneValue.addToAnswer(headers, OwnFields.name(name), HexText.headerValue(value));
        }
    }

    /** How the body is framed is the gateway's own business. */
    private static boolean isFree(String name) {
        String shown = OwnFields.name(name);
        return !shown.equalsIgnoreCase("Transfer-Encoding") && !shown.equalsIgnoreCase("Content-Length");
    }
}
