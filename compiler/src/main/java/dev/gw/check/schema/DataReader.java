package dev.gw.check.schema;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the schema data that gw ships: JSON known to be well-formed, so errors are bugs. It exists because the general
 * JSON reader keeps places and checks input, which costs a cold start more than the whole of this class.
 */
final class DataReader {
    private final String text;
    private int at;

    private DataReader(String text) {
        this.text = text;
    }

    static MapNode read(byte[] json) {
        DataReader reader = new DataReader(new String(json, StandardCharsets.UTF_8));
        return (MapNode) reader.value();
    }

    private Node value() {
        char c = peek();
        return switch (c) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", Scalar.bool(true));
            case 'f' -> word("false", Scalar.bool(false));
            case 'n' -> word("null", Scalar.nil(Span.nowhere()));
            default -> number();
        };
    }

    private Node string() {
        String value = text();
        return value.equals("$null") ? Scalar.nil(Span.nowhere()) : Scalar.string(value);
    }

    private MapNode map() {
        List<MapNode.Entry> entries = new ArrayList<>();
        at++;
        while (peek() != '}') {
            Scalar key = Scalar.string(text());
            peek();
            at++;
            entries.add(new MapNode.Entry(key, value()));
            skipComma();
        }
        at++;
        return MapNode.of(entries);
    }

    private ListNode list() {
        List<Node> items = new ArrayList<>();
        at++;
        while (peek() != ']') {
            items.add(value());
            skipComma();
        }
        at++;
        return ListNode.of(items);
    }

    private void skipComma() {
        if (peek() == ',') {
            at++;
        }
    }

    private Node word(String word, Scalar value) {
        at += word.length();
        return value;
    }

    private Scalar number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        boolean whole = digits.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
        return whole
                ? Scalar.integer(Long.parseLong(digits), digits, Span.nowhere())
                : Scalar.number(Double.parseDouble(digits), digits, Span.nowhere());
    }

    private String text() {
        int end = ++at;
        while (text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        String plain = text.substring(at, end);
        at = end;
        if (text.charAt(end) == '"') {
            at++;
            return plain;
        }
        return escaped(new StringBuilder(plain));
    }

    private String escaped(StringBuilder out) {
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escape() : c);
        }
        at++;
        return out.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private char peek() {
        while (text.charAt(at) <= ' ') {
            at++;
        }
        return text.charAt(at);
    }
}
