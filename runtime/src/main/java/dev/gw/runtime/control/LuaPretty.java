package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Errors as Kong prints Lua tables into its messages. */
final class LuaPretty {
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "break",
            "do",
            "else",
            "elseif",
            "end",
            "false",
            "for",
            "function",
            "goto",
            "if",
            "in",
            "local",
            "nil",
            "not",
            "or",
            "repeat",
            "return",
            "then",
            "true",
            "until",
            "while");

    private final StringBuilder out = new StringBuilder();
    private final String space;

    private LuaPretty(String space) {
        this.space = space;
    }

    /** On one line without blanks. */
    static String compact(Fault fault) {
        LuaPretty pretty = new LuaPretty("");
        pretty.write(fault, "");
        return pretty.out.toString();
    }

    /** Two blanks a level. */
    static String lines(Fault fault) {
        LuaPretty pretty = new LuaPretty("  ");
        pretty.write(fault, "");
        return pretty.out.toString();
    }

    /** A table of one text, on one line. */
    static String pair(String key, String value) {
        ErrorTable table = new ErrorTable();
        table.put(key, value);
        return compact(table);
    }

    private void write(Fault fault, String indent) {
        if (fault instanceof Fault.Message message) {
            out.append(quoted(message.text()));
            return;
        }
        ErrorTable table = (ErrorTable) fault;
        out.append('{');
        boolean first = true;
        String inner = indent + space;
        int next = 1;
        for (Fault item = table.get(next); item != null; item = table.get(++next)) {
            start(first, inner);
            first = false;
            write(item, inner);
        }
        for (Map.Entry<String, Fault> entry : named(table, next).entrySet()) {
            start(first, inner);
            first = false;
            out.append(entry.getKey()).append(space.isEmpty() ? "=" : " = ");
            write(entry.getValue(), inner);
        }
        if (!space.isEmpty()) {
            out.append('\n').append(indent);
        }
        out.append('}');
    }

    private void start(boolean first, String indent) {
        out.append(first ? "" : ",");
        if (!space.isEmpty()) {
            out.append('\n').append(indent);
        }
    }

    /** What is no item of the list that the table begins with: texts in order, then numbers. */
    private static Map<String, Fault> named(ErrorTable table, int next) {
        Map<String, Fault> texts = new TreeMap<>();
        Map<Integer, Fault> numbers = new TreeMap<>();
        table.fields().forEach((key, fault) -> {
            if (key instanceof Integer position) {
                if (position >= next) {
                    numbers.put(position, fault);
                }
            } else {
                texts.put(key.toString(), fault);
            }
        });
        if (!table.entity().isEmpty()) {
            texts.put(ErrorTable.ENTITY, list(table));
        }
        Map<String, Fault> named = new java.util.LinkedHashMap<>();
        texts.forEach((key, fault) -> named.put(isIdentifier(key) ? key : "[" + quoted(key) + "]", fault));
        numbers.forEach((key, fault) -> named.put("[" + key + "]", fault));
        return named;
    }

    private static ErrorTable list(ErrorTable table) {
        ErrorTable list = new ErrorTable();
        for (int i = 0; i < table.entity().size(); i++) {
            list.put(i + 1, table.entity().get(i));
        }
        return list;
    }

    private static boolean isIdentifier(String key) {
        boolean formed = !key.isEmpty() && !Character.isDigit(key.charAt(0)) && !KEYWORDS.contains(key);
        for (int i = 0; formed && i < key.length(); i++) {
            char c = key.charAt(i);
            formed = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        return formed;
    }

    private static String quoted(String text) {
        int level = bracketLevel(text + "]");
        if ((text.indexOf('\n') >= 0 || level >= 0) && text.indexOf('\r') < 0) {
            String equals = "=".repeat(level + 1);
            return "[" + equals + "[" + (text.startsWith("\n") ? "\n" : "") + text + "]" + equals + "]";
        }
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\\n");
                case '\r' -> escaped.append("\\r");
                case 0 -> escaped.append("\\0");
                default -> escaped.append(c);
            }
        }
        return escaped.append('"').toString();
    }

    /** The most equals signs between two brackets of a kind; -1 where there are no such brackets. */
    private static int bracketLevel(String text) {
        int most = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == ']') {
                int end = i + 1;
                while (end < text.length() && text.charAt(end) == '=') {
                    end++;
                }
                if (end < text.length() && text.charAt(end) == c) {
                    most = Math.max(most, end - i - 1);
                }
            }
        }
        return most;
    }
}
