package dev.gw.verdict;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a recorded line; every string value keeps its own place so that the tests see which node is meant. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static MapNode read(String line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            return (MapNode) value(parser);
        }
    }

    private static Node value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> Scalar.string(parser.getString());
            case VALUE_TRUE -> Scalar.bool(true);
            case VALUE_FALSE -> Scalar.bool(false);
            case VALUE_NULL -> Scalar.nil(Span.nowhere());
            case VALUE_NUMBER_INT -> integer(parser);
            default -> Scalar.number(parser.getDoubleValue(), parser.getString(), Span.nowhere());
        };
    }

    private static Scalar integer(JsonParser parser) {
        String text = parser.getString();
        try {
            return Scalar.integer(Long.parseLong(text), text, Span.nowhere());
        } catch (NumberFormatException e) {
            return Scalar.number(Double.parseDouble(text), text, Span.nowhere());
        }
    }

    private static MapNode map(JsonParser parser) {
        List<MapNode.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Scalar key = Scalar.string(parser.currentName());
            parser.nextToken();
            entries.removeIf(entry -> entry.name().equals(key.text()));
            entries.add(new MapNode.Entry(key, value(parser)));
        }
        return MapNode.of(entries);
    }

    private static ListNode list(JsonParser parser) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return ListNode.of(items);
    }
}
