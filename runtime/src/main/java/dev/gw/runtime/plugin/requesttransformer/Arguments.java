package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.http.HexText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a query or form, by name, of one character per octet. A value is a String, or true where the name stands
 * without an equals sign. Only the first hundred count, as in Kong.
 */
final class Arguments {
    private static final int MOST = 100;

    private final Map<String, List<Object>> byName = new LinkedHashMap<>();

    static Arguments parse(@Nullable String encoded) {
        Arguments found = new Arguments();
        int count = 0;
        for (String part : encoded == null ? new String[0] : encoded.split("&")) {
            int equals = part.indexOf('=');
            String name = HexText.decoded(equals < 0 ? part : part.substring(0, equals));
            if (!name.isEmpty() && count++ < MOST) {
                found.byName
                        .computeIfAbsent(name, ignored -> new ArrayList<>(1))
                        .add(equals < 0 ? true : HexText.decoded(part.substring(equals + 1)));
            }
        }
        return found;
    }

    Arguments copy() {
        Arguments copy = new Arguments();
        byName.forEach((name, values) -> copy.byName.put(name, new ArrayList<>(values)));
        return copy;
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The values under a name, none where it is not there. */
    List<Object> values(String name) {
        return byName.getOrDefault(name, List.of());
    }

    void remove(String name) {
        byName.remove(name);
    }

    boolean rename(String from, String to) {
        List<Object> values = from.equals(to) ? null : byName.remove(from);
        if (values != null) {
            byName.put(to, values);
        }
        return values != null;
    }

    void set(String name, @Nullable Object value) {
        if (value == null) {
            byName.remove(name);
        } else {
            byName.put(name, new ArrayList<>(List.of(value)));
        }
    }

    /** Adds a value to those of a name. A name without an equals sign does not keep that meaning. */
    void append(String name, @Nullable Object value) {
        List<Object> values = byName.computeIfAbsent(name, ignored -> new ArrayList<>(2));
        if (values.size() == 1 && !(values.get(0) instanceof String)) {
            values.clear();
        }
        if (value != null) {
            values.add(value);
        }
    }

    /** All arguments of others behind the own ones of the same name. */
    void appendAll(Arguments others) {
        others.byName.forEach((name, values) ->
                byName.computeIfAbsent(name, ignored -> new ArrayList<>(2)).addAll(values));
    }

    /** As a form body, in the order they came. */
    String encode() {
        List<String> parts = new ArrayList<>();
        byName.keySet().forEach(name -> parts.add(encode(name)));
        parts.removeIf(String::isEmpty);
        return String.join("&", parts);
    }

    /** As a query, sorted, as Kong sends it once it has changed anything; null where no argument is left. */
    @Nullable
    String encodeSorted() {
        TreeSet<String> parts = new TreeSet<>();
        byName.keySet().forEach(name -> parts.add(encode(name)));
        parts.remove("");
        return parts.isEmpty() ? null : String.join("&", parts);
    }

    private String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (Object value : values(name)) {
            escape(out.append(out.isEmpty() ? "" : "&"), name);
            if (value instanceof String text) {
                escape(out.append('='), text);
            }
        }
        return out.toString();
    }

    private static void escape(StringBuilder out, String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~!*'()".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                HexText.percent(out, c);
            }
        }
    }
}
