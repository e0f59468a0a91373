package dev.gw.lua;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads back the values that schema-reader.lua writes as tokens. */
final class SchemaTokens {
    private static final char END = 'e';

    private final byte[] bytes;
    private final MapNode code;
    private boolean functions;
    private int at;

    /** @param code the code that functions stand in */
    SchemaTokens(byte[] bytes, MapNode code) {
        this.bytes = bytes;
        this.code = code;
    }

    Node value() {
        char kind = (char) bytes[at++];
        return switch (kind) {
            case 'm' -> map();
            case 'l' -> list();
            case 's' -> Scalar.string(text());
            case 'n' -> number(until(';'));
            case 'c' -> function();
            case 't', 'f' -> Scalar.bool(kind == 't');
            case 'z' -> Scalar.nil(Span.nowhere());
            default -> throw new IllegalStateException("no such token: " + kind);
        };
    }

    /** Whether there were functions among the values. */
    boolean hasFunctions() {
        return functions;
    }

    private Node function() {
        functions = true;
        return SchemaFunction.node(text(), code);
    }

    private Node map() {
        List<MapNode.Entry> entries = new ArrayList<>();
        while (bytes[at] != END) {
            at++;
            Scalar key = Scalar.string(text());
            entries.add(new MapNode.Entry(key, value()));
        }
        at++;
        return MapNode.of(entries);
    }

    private Node list() {
        List<Node> items = new ArrayList<>();
        while (bytes[at] != END) {
            items.add(value());
        }
        at++;
        return ListNode.of(items);
    }

    private String text() {
        int length = Integer.parseInt(until(':'));
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    private String until(char end) {
        int from = at;
        while (bytes[at] != end) {
            at++;
        }
        return new String(bytes, from, at++ - from, StandardCharsets.US_ASCII);
    }

    private static Scalar number(String text) {
        double value = switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Scalar.integer((long) value)
                : Scalar.number(value, Double.toString(value), Span.nowhere());
    }
}
