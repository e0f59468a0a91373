package dev.gw.policy;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Lua code of policies: written once, as files beside this class, with {@code $NAME} where the values of a policy
 * go. It runs in Kong's sandbox: nothing is required, no metatable is set.
 */
public final class LuaCode {
    private LuaCode() {}

    /**
     * The code of a file with values put in.
     *
     * @param file its name in the folder lua, without .lua
     * @param values Lua expressions by name; see {@link #literal}
     */
    public static String of(String file, Map<String, String> values) {
        String code = read(file);
        for (Map.Entry<String, String> value : values.entrySet()) {
            code = code.replace('$' + value.getKey(), value.getValue());
        }
        return code;
    }

    private static String read(String file) {
        try (InputStream in = LuaCode.class.getResourceAsStream("lua/" + file + ".lua")) {
            if (in == null) {
                throw new IllegalArgumentException("no Lua file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value as Lua writes it: strings quoted, lists and maps as tables. */
    public static String literal(Node value) {
        if (value instanceof MapNode map) {
            List<String> parts = new ArrayList<>();
            map.entries().forEach(entry -> parts.add("[" + quoted(entry.name()) + "] = " + literal(entry.value())));
            return table(parts);
        }
        if (value instanceof ListNode list) {
            return table(list.items().stream().map(LuaCode::literal).toList());
        }
        Scalar scalar = (Scalar) value;
        return scalar.isString() ? quoted(scalar.text()) : scalar.isNull() ? "nil" : String.valueOf(scalar.value());
    }

    /** A list of strings as a Lua table. */
    public static String literal(List<String> texts) {
        return table(texts.stream().map(LuaCode::quoted).toList());
    }

    private static String table(List<String> parts) {
        return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
    }

    /** A string in quotes; whatever could end it or the line is written as its byte's number. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= 0x20 && c < 0x7F && c != '$') {
                out.append((char) c);
            } else {
                out.append(String.format(Locale.ROOT, "\\%03d", c));
            }
        }
        return out.append('"').toString();
    }
}
