package dev.gw.runtime.proto;

import dev.gw.runtime.json.Cjson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages into values as {@link Cjson} writes them: enums by name, times as texts, absent scalars of proto3 too. */
public final class WireReader {
    private static final int DEEPEST = 100;

    private final ProtoSchema schema;
    private final byte[] octets;
    private int at;

    private WireReader(ProtoSchema schema, byte[] octets) {
        this.schema = schema;
        this.octets = octets;
    }

    /** The message's fields by their names. */
    public static Map<String, Object> message(ProtoSchema schema, MessageType type, byte[] octets) throws ProtoProblem {
        return new WireReader(schema, octets).message(type, octets.length, 0);
    }

    private Map<String, Object> message(MessageType type, int end, int depth) throws ProtoProblem {
        if (depth > DEEPEST || end > octets.length) {
            throw new ProtoProblem("the message is broken");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        while (at < end) {
            long tag = varint();
            MessageType.Field field = type.numbered((int) (tag >>> 3));
            int wire = (int) tag & 7;
            if (field == null) {
                skip(wire);
            } else {
                field(values, field, wire, depth);
            }
        }
        if (type.hasDefaults()) {
            defaults(type, values);
        }
        return values;
    }

    private void field(Map<String, Object> values, MessageType.Field field, int wire, int depth) throws ProtoProblem {
        MessageType inner = schema.messageOf(field.type());
        if (inner != null) {
            int end = end();
            Map<String, Object> message = message(inner, end, depth + 1);
            if (inner.isMap()) {
                map(values, field.name()).put(key(message.get("key")), or(message.get("value")));
            } else {
                put(values, field, inner.name().equals(ProtoSchema.TIMESTAMP) ? time(message) : message);
            }
        } else if (wire == 2 && !field.type().equals("string") && !field.type().equals("bytes")) {
            int end = end();
            while (at < end) {
                put(values, field, scalar(field.type()));
            }
        } else {
            put(values, field, scalar(field.type()));
        }
    }

    private static Object or(@Nullable Object value) {
        return value == null ? new LinkedHashMap<String, Object>() : value;
    }

    private static String key(@Nullable Object key) {
        return key instanceof Double number ? Cjson.number(number) : String.valueOf(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> values, String name) {
        return (Map<String, Object>) values.computeIfAbsent(name, none -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> values, MessageType.Field field, Object value) {
        if (field.repeated()) {
            ((List<Object>) values.computeIfAbsent(field.name(), none -> new ArrayList<Object>())).add(value);
        } else {
            values.put(field.name(), value);
        }
    }

    private static Object time(Map<String, Object> fields) {
        double seconds = fields.get("seconds") instanceof Double number ? number : 0;
        double nanos = fields.get("nanos") instanceof Double number ? number : 0;
        try {
            return Instant.ofEpochSecond((long) seconds, (long) nanos).toString();
        } catch (DateTimeException beyond) {
            return fields;
        }
    }

    private void defaults(MessageType type, Map<String, Object> values) {
        for (MessageType.Field field : type.fields()) {
            boolean absent = !field.repeated() && !field.present() && !values.containsKey(field.name());
            if (absent && schema.messageOf(field.type()) == null) {
                Map<Integer, String> names = schema.enumOf(field.type());
                values.put(
                        field.name(),
                        switch (field.type()) {
                            case "string", "bytes" -> "";
                            case "bool" -> false;
                            default -> names == null || !names.containsKey(0) ? (Object) 0.0 : names.get(0);
                        });
            }
        }
    }

    private Object scalar(String type) throws ProtoProblem {
        switch (type) {
            case "string", "bytes" -> {
                int end = end();
                String text = new String(octets, at, end - at, StandardCharsets.ISO_8859_1);
                at = end;
                return text;
            }
            case "double" -> {
                return Double.longBitsToDouble(fixed(8));
            }
            case "float" -> {
                return (double) Float.intBitsToFloat((int) fixed(4));
            }
            case "fixed64", "sfixed64" -> {
                return (double) fixed(8);
            }
            case "fixed32" -> {
                return (double) fixed(4);
            }
            case "sfixed32" -> {
                return (double) (int) fixed(4);
            }
            case "sint32", "sint64" -> {
                long number = varint();
                return (double) (number >>> 1 ^ -(number & 1));
            }
            case "bool" -> {
                return varint() != 0;
            }
            case "int32" -> {
                return (double) (int) varint();
            }
            default -> {
                long number = varint();
                Map<Integer, String> names = schema.enumOf(type);
                String name = names == null ? null : names.get((int) number);
                return name == null ? (Object) (double) number : name;
            }
        }
    }

    /** Where what has a length in front ends. */
    private int end() throws ProtoProblem {
        long length = varint();
        if (length < 0 || length > octets.length - at) {
            throw new ProtoProblem("the message is broken");
        }
        return at + (int) length;
    }

    private long varint() throws ProtoProblem {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= octets.length) {
                break;
            }
            byte octet = octets[at++];
            value |= (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw new ProtoProblem("the message is broken");
    }

    private long fixed(int count) throws ProtoProblem {
        if (octets.length - at < count) {
            throw new ProtoProblem("the message is broken");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (octets[at++] & 0xffL) << 8 * i;
        }
        return value;
    }

    private void skip(int wire) throws ProtoProblem {
        switch (wire) {
            case 0 -> varint();
            case 1 -> fixed(8);
            case 2 -> at = end();
            case 5 -> fixed(4);
            default -> throw new ProtoProblem("the message is broken");
        }
    }
}
