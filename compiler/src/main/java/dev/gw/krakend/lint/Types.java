package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The types of values in a krakend.json. Stateless. */
final class Types {
    private static final String DURATION = "[+-]?((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+|0";

    private Types() {}

    /** Whether a value has a type that its place takes; a shape without types takes all. */
    static boolean fits(Node node, MapNode shape) {
        List<String> types = types(shape);
        return types.isEmpty() || types.stream().anyMatch(type -> is(node, type));
    }

    private static List<String> types(MapNode shape) {
        List<String> types = new ArrayList<>();
        if (shape.get("type") instanceof Scalar one) {
            types.add(one.text());
        }
        shape.list("type").forEach(item -> types.add(((Scalar) item).text()));
        return types;
    }

    private static boolean is(Node node, String type) {
        return switch (type) {
            case "object" -> node instanceof MapNode;
            case "array" -> node instanceof ListNode;
            case "string" -> node instanceof Scalar scalar && scalar.isString();
            case "boolean" -> node instanceof Scalar scalar && scalar.isBoolean();
            case "integer" -> node instanceof Scalar scalar && scalar.isWhole();
            case "number" -> node instanceof Scalar scalar && scalar.isNumber();
            case "null" -> node instanceof Scalar scalar && scalar.isNull();
            case "duration" -> node instanceof Scalar scalar && scalar.isString() && isDuration(scalar.text());
            default -> true;
        };
    }

    /** Whether Go reads a text as a time. */
    static boolean isDuration(String text) {
        return text.length() < 64 && text.matches(DURATION);
    }

    static Diagnostic diagnostic(Node node, MapNode shape, String place) {
        String wanted = String.join(" or ", types(shape));
        String is = node instanceof Scalar scalar ? scalar.shown() : node instanceof MapNode ? "an object" : "a list";
        if (wanted.equals("duration")) {
            return Diagnostic.of(Code.GW1721, node.span(), place + " is " + is + ", which is no time")
                    .help("write a number with its unit: \"30s\", \"500ms\", \"1h\"");
        }
        return Diagnostic.of(Code.GW1721, node.span(), place + " is " + is + ", but takes " + words(wanted));
    }

    private static String words(String types) {
        return types.replace("object", "an object")
                .replace("array", "a list")
                .replace("integer", "a whole number")
                .replace("boolean", "true or false")
                .replace("string", "a string");
    }
}
