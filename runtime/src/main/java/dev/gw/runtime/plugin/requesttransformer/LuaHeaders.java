package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.OneValue;
import dev.gw.runtime.exchange.OwnFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Header fields as OpenResty hands them out: under their names in lower case. A look-up under a name that is not there
 * tries it in lower case with hyphens for underscores; a change hits exactly the name given.
 */
final class LuaHeaders {
    private final Map<String, List<String>> byName = new LinkedHashMap<>();

    static LuaHeaders of(Headers headers) {
        LuaHeaders table = new LuaHeaders();
        headers.forEach((name, value) -> table.byName
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), ignored -> new ArrayList<>(1))
                .add(value));
        return table;
    }

    /** The values of a field; null where it is not there. */
    @Nullable
    List<String> get(String name) {
        List<String> exact = byName.get(name);
        return exact != null ? exact : byName.get(name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    boolean has(String name) {
        return get(name) != null;
    }

    void set(String name, @Nullable String value) {
        if (value == null) {
            byName.remove(name);
        } else {
            byName.put(name, new ArrayList<>(List.of(value)));
        }
    }

    void set(String name, List<String> values) {
        byName.put(name, new ArrayList<>(values));
    }

    void remove(String name) {
        byName.remove(name);
    }

    /** Makes these the fields of a request; those it has under other names stay as they are. */
    void writeTo(Headers headers) {
        byName.forEach((name, all) -> {
            List<String> values = OneValue.keptInRequest(name, all);
            if (values.equals(headers.all(name))) {
                return;
            }
            headers.remove(name);
            String sent = OwnFields.inRequest(name);
            // Kong sends nothing as a space
            values.forEach(value -> headers.add(sent, value.isEmpty() ? " " : OwnFields.value(value)));
        });
    }
}
