package dev.gw.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one text. */
final class CjsonReader {
    private static final int MAX_DEPTH = 1000;

    private final String text;
    private int at;
    private int depth;

    /** The text is not JSON. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        NotJson() {
            super(null, null, false, false);
        }
    }

    CjsonReader(String text) {
        this.text = text;
    }

    Object document() throws NotJson {
        Object value = value();
        if (peek() != 0) {
            throw new NotJson();
        }
        return value;
    }

    /** The next character that is no space; 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) throws NotJson {
        if (peek() != wanted) {
            throw new NotJson();
        }
        at++;
    }

    private Object value() throws NotJson {
        char c = peek();
        return switch (c) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Cjson.NULL);
            default -> number();
        };
    }

    private Object word(String word, Object value) throws NotJson {
        if (!text.startsWith(word, at)) {
            throw new NotJson();
        }
        at += word.length();
        return value;
    }

    private void open() throws NotJson {
        at++;
        if (++depth > MAX_DEPTH) {
            throw new NotJson();
        }
    }

    private Map<String, Object> map() throws NotJson {
        open();
        Map<String, Object> map = new LinkedHashMap<>();
        while (peek() != '}') {
            if (!map.isEmpty()) {
                expect(',');
            }
            if (peek() != '"') {
                throw new NotJson();
            }
            String key = string();
            expect(':');
            map.put(key, value());
        }
        at++;
        depth--;
        return map;
    }

    private List<Object> list() throws NotJson {
        open();
        List<Object> list = new ArrayList<>();
        while (peek() != ']') {
            if (!list.isEmpty()) {
                expect(',');
            }
            list.add(value());
        }
        at++;
        depth--;
        return list;
    }

    private Double number() throws NotJson {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            char first = start < at ? text.charAt(start) : 0;
            if (first != '-' && !Character.isDigit(first)) {
                throw new NotJson();
            }
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException none) {
            throw new NotJson();
        }
    }

    private String string() throws NotJson {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        throw new NotJson();
    }

    private void escape(StringBuilder out) throws NotJson {
        char c = at < text.length() ? text.charAt(at++) : 0;
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> unicode(out);
            default -> throw new NotJson();
        }
    }

    /** The character as the octets of its UTF-8. */
    private void unicode(StringBuilder out) throws NotJson {
        char first = hex();
        String found = String.valueOf(first);
        if (Character.isLowSurrogate(first)) {
            throw new NotJson();
        }
        if (Character.isHighSurrogate(first)) {
            if (!text.startsWith("\\u", at)) {
                throw new NotJson();
            }
            at += 2;
            char second = hex();
            if (!Character.isLowSurrogate(second)) {
                throw new NotJson();
            }
            found += second;
        }
        out.append(new String(found.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private char hex() throws NotJson {
        if (at + 4 > text.length()) {
            throw new NotJson();
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                throw new NotJson();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
