package dev.gw.runtime.proto;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of message: its fields by number and by name. Filled while a file is read, not changed afterwards. */
public final class MessageType {
    private final String name;
    private final boolean map;
    private final boolean defaults;
    private final Map<Integer, Field> byNumber = new LinkedHashMap<>();
    private final Map<String, Field> byName = new LinkedHashMap<>();

    /**
     * A field.
     *
     * @param type a scalar's name, or the full name of a message or enum once it is resolved
     * @param repeated whether it is a list, or a map
     * @param present whether it may be absent, so that it has no default
     */
    record Field(int number, String name, String type, boolean repeated, boolean present) {
        Field of(String resolved) {
            return new Field(number, name, resolved, repeated, present);
        }
    }

    /**
     * A message without fields yet.
     *
     * @param map whether it is the entry of a map
     * @param defaults whether absent scalars have their defaults, as in proto3
     */
    MessageType(String name, boolean map, boolean defaults) {
        this.name = name;
        this.map = map;
        this.defaults = defaults;
    }

    void add(Field field) {
        byNumber.put(field.number(), field);
        byName.put(field.name(), field);
    }

    /** The full name, without a dot in front. */
    public String name() {
        return name;
    }

    boolean isMap() {
        return map;
    }

    boolean hasDefaults() {
        return defaults;
    }

    Iterable<Field> fields() {
        return byNumber.values();
    }

    @Nullable
    Field numbered(int number) {
        return byNumber.get(number);
    }

    /** A field by its name, or by that name as JSON writes it. */
    @Nullable
    Field named(String wanted) {
        Field found = byName.get(wanted);
        if (found != null) {
            return found;
        }
        for (Field field : byName.values()) {
            if (jsonName(field.name()).equals(wanted)) {
                return field;
            }
        }
        return null;
    }

    private static String jsonName(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean raised = i > 0 && name.charAt(i - 1) == '_';
            if (c != '_') {
                out.append(raised ? Character.toUpperCase(c) : c);
            }
        }
        return out.toString();
    }
}
