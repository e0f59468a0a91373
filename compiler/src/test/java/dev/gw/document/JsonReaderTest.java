package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Jackson is the oracle: the same texts are JSON, and they hold the same. */
class JsonReaderTest {
    private static final String SEED =
            "{\"alpha\": [1, -2.5e3, true, null, \"x\\n\\u00e9\\\"\\\\/\"], \"bravo\": {\"charlie\": {}, \"delta\": []},"
                    + " \"echo\": 123456789012345678901, \"foxtrot\": \"\"}";

    @Test
    void valuesHaveTheExtentOfTheirText() {
        assertThat(Read.json("{\"a\": [1, \"\\u0041\"], \"b\": null}").tree(true))
                .isEqualTo("{\"a\"@1-4: [1P1@7-8, \"A\"@10-18]@6-19, \"b\"@21-24: nullPnull@26-30}@0-31");
    }

    @Test
    void agreesWithJacksonOnRandomMutations() {
        Random random = new Random(3);
        int accepted = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(SEED);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                mutate(text, random);
            }
            String expected = jackson(text.toString());
            Node node = JsonReader.lenient(dev.gw.source.SourceFile.of("a.json", text.toString()));
            assertThat(node == null ? null : values(node)).as(text.toString()).isEqualTo(expected);
            accepted += node == null ? 0 : 1;
        }
        assertThat(accepted).isBetween(5_000, 55_000);
    }

    private static void mutate(StringBuilder text, Random random) {
        String bits = "{}[],:\"\\ \n\t1.0-+eEtrunlfas/é#'";
        int at = random.nextInt(text.length());
        char bit = bits.charAt(random.nextInt(bits.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, bit);
            case 1 -> text.deleteCharAt(at);
            default -> text.setCharAt(at, bit);
        }
    }

    /** The values in order; null where Jackson refuses the text. */
    private static @Nullable String jackson(String text) {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0 && !values.isEmpty()) {
                    return null;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                values.add(show(token, parser));
            }
            return values.isEmpty() ? null : String.join(" ", values);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String show(JsonToken token, JsonParser parser) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDoubleValue());
            case PROPERTY_NAME, VALUE_STRING -> "'" + parser.getString() + "'";
            default -> token.asString();
        };
    }

    private static String values(Node node) {
        List<String> values = new ArrayList<>();
        collect(node, values);
        return String.join(" ", values);
    }

    private static void collect(Node node, List<String> values) {
        if (node instanceof MapNode map) {
            values.add("{");
            for (MapNode.Entry entry : map.entries()) {
                collect(entry.key(), values);
                collect(entry.value(), values);
            }
            values.add("}");
        } else if (node instanceof ListNode list) {
            values.add("[");
            list.items().forEach(item -> collect(item, values));
            values.add("]");
        } else {
            Scalar scalar = (Scalar) node;
            String shown = scalar.isString() ? "'" + scalar.text() + "'" : String.valueOf(scalar.value());
            values.add(scalar.isNumber() ? number(scalar.number()) : shown);
        }
    }

    private static String number(double number) {
        return Double.toString(number + 0.0);
    }
}
