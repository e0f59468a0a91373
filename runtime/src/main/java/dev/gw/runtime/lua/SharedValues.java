package dev.gw.runtime.lua;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads what Lua code shares: names and values in turn, each with its length in octets and a colon before it. The first
 * letter says what it is: {@code s} a text, {@code n} a number as a name, {@code t} a table of the same form.
 */
final class SharedValues {
    private final String text;
    private int at;

    private SharedValues(String text) {
        this.text = text;
    }

    /** The values by their names. */
    static Map<Object, Object> read(String text) {
        SharedValues reader = new SharedValues(text);
        Map<Object, Object> values = new HashMap<>();
        while (reader.at < text.length()) {
            values.put(meaning(reader.next()), meaning(reader.next()));
        }
        return values;
    }

    private String next() {
        int colon = text.indexOf(':', at);
        int end = colon + 1 + Integer.parseInt(text, at, colon, 10);
        at = end;
        return text.substring(colon + 1, end);
    }

    private static Object meaning(String lettered) {
        String rest = lettered.substring(1);
        return switch (lettered.charAt(0)) {
            case 'n' -> (Object) Double.valueOf(rest);
            case 't' -> read(rest);
            default -> rest;
        };
    }
}
