package dev.gw.check.value;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON inside a string: a value in a value, without places of its own. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** The value; null where the text isn't JSON. */
    static @Nullable Node parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            Node value = first == null ? null : value(parser, first);
            return value != null && parser.nextToken() == null ? value : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Node value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_TRUE, VALUE_FALSE -> Scalar.bool(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> Scalar.nil(Span.nowhere());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> Scalar.string(parser.getString());
        };
    }

    private static Node map(JsonParser parser) {
        List<MapNode.Entry> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Scalar key = Scalar.string(parser.currentName());
            entries.add(new MapNode.Entry(key, value(parser, parser.nextToken())));
        }
        return MapNode.of(entries);
    }

    private static Node list(JsonParser parser) {
        List<Node> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            items.add(value(parser, token));
            token = parser.nextToken();
        }
        return ListNode.of(items);
    }

    private static Scalar number(String text) {
        double value = Double.parseDouble(text);
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Scalar.integer((long) value, text, Span.nowhere()) : Scalar.number(value, text, Span.nowhere());
    }
}
