package dev.gw.runtime.control;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.SchemaDef;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.observe.Members;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that a request's body gives, be it JSON, a form or multipart. */
final class BodyArguments {
    private static final int MOST = 1000;

    private BodyArguments() {}

    /** The fields; the texts of a form become what the schema asks for. */
    static MapNode of(Call call, @Nullable SchemaDef schema) {
        if (call.contentType().startsWith("application/json")) {
            return json(call);
        }
        MapNode fields = MapNode.empty();
        for (QueryArgs.Arg arg : form(call)) {
            String value = arg.value() == null ? "" : arg.value();
            fields = put(fields, arg.name(), value);
        }
        return schema == null ? fields : typed(fields, schema);
    }

    /** The fields, where nothing says what they should be: of a form, only truth and absence are more than text. */
    static MapNode untyped(Call call) {
        return call.contentType().startsWith("application/json") ? json(call) : loose(of(call, null));
    }

    private static MapNode loose(MapNode fields) {
        List<MapNode.Entry> entries = new ArrayList<>(fields.size());
        fields.entries().forEach(entry -> entries.add(new MapNode.Entry(entry.key(), loose(entry.value()))));
        return MapNode.of(entries);
    }

    private static Node loose(Node value) {
        if (value instanceof MapNode map) {
            return loose(map);
        }
        return value instanceof Scalar scalar ? scalar(scalar.text(), FieldType.BOOLEAN) : value;
    }

    /** A JSON body's members; a list has none. */
    static MapNode json(Call call) {
        Optional<Node> read = readJson(call.body());
        if (read.isEmpty()) {
            throw new Refusal(AdminAnswer.message(400, "Cannot parse JSON body"));
        }
        return read.get() instanceof MapNode map ? map : MapNode.empty();
    }

    /** A text as JSON; empty where it is none. */
    static Optional<Node> readJson(String text) {
        Diagnostics out = new Diagnostics();
        Optional<Node> read = DocumentReader.read(SourceFile.of("body.json", text), DocumentReader.Dialect.KONG, out);
        return out.sorted().isEmpty() ? read : Optional.empty();
    }

    /** All arguments of a query or a form; the Admin API refuses more than it reads. */
    static QueryArgs all(@Nullable String query) {
        QueryArgs args = QueryArgs.parse(query, MOST);
        if (args.isTruncated()) {
            throw new Refusal(AdminAnswer.message(400, "Too many arguments"));
        }
        return args;
    }

    /** The fields of a form, in order. */
    static List<QueryArgs.Arg> form(Call call) {
        if (call.contentType().startsWith("application/x-www-form-urlencoded")) {
            return all(call.body()).all();
        }
        String type = call.headers().get("Content-Type");
        return type != null && call.contentType().startsWith("multipart/form-data")
                ? Multipart.fields(type, call.body())
                : List.of();
    }

    /** Sets a field by its dotted path; a name that ends in brackets adds to a list. */
    private static MapNode put(MapNode fields, String path, String value) {
        int dot = path.indexOf('.');
        if (dot > 0 && dot < path.length() - 1) {
            String head = path.substring(0, dot);
            MapNode inner = fields.map(head);
            return fields.with(head, put(inner == null ? MapNode.empty() : inner, path.substring(dot + 1), value));
        }
        int bracket = path.indexOf('[');
        boolean isItem = bracket > 0 && path.endsWith("]");
        String name = isItem ? path.substring(0, bracket) : path;
        Node there = fields.get(name);
        if (there == null) {
            Node text = Scalar.string(value);
            return fields.with(name, isItem ? ListNode.of(List.of(text)) : text);
        }
        List<Node> items = new ArrayList<>(there instanceof ListNode list ? list.items() : List.of(there));
        items.add(Scalar.string(value));
        return fields.with(name, ListNode.of(items));
    }

    private static MapNode typed(MapNode fields, SchemaDef schema) {
        SchemaDef special = schema.specialised(fields);
        SchemaDef used = special == null ? schema : special;
        MapNode typed = fields;
        for (MapNode.Entry entry : fields.entries()) {
            FieldDef field = used.field(entry.name());
            if (field != null) {
                typed = typed.with(entry.name(), typed(entry.value(), field));
            }
        }
        return typed;
    }

    private static Node typed(Node value, FieldDef field) {
        FieldType type = field.type();
        FieldDef elements = field.elements();
        SchemaDef record = field.fields();
        if ((type == FieldType.ARRAY || type == FieldType.SET) && elements != null) {
            List<Node> items = value instanceof ListNode list ? list.items() : List.of(value);
            boolean none = items.size() == 1
                    && items.get(0) instanceof Scalar one
                    && one.text().isEmpty();
            return ListNode.of(
                    none
                            ? List.of()
                            : items.stream().map(item -> typed(item, elements)).toList());
        }
        if (record != null && value instanceof MapNode map) {
            return typed(map, record);
        }
        return value instanceof Scalar scalar ? scalar(scalar.text(), type) : value;
    }

    private static Node scalar(String text, FieldType type) {
        if (text.isEmpty()) {
            return Members.NULL;
        }
        if (type == FieldType.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return Scalar.bool(text.equals("true"));
        }
        if (type == FieldType.INTEGER || type == FieldType.NUMBER) {
            try {
                double number = Double.parseDouble(text);
                return number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Scalar.integer((long) number)
                        : Scalar.number(number, text, Span.nowhere());
            } catch (NumberFormatException notANumber) {
                return Scalar.string(text);
            }
        }
        return Scalar.string(text);
    }
}
