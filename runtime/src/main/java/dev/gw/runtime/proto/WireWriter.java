package dev.gw.runtime.proto;

import dev.gw.runtime.json.Cjson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages from values as {@link Cjson} reads them; texts have one character per octet. Fields that the message
 * has not are passed over.
 */
public final class WireWriter {
    private static final int DEEPEST = 100;

    private final ProtoSchema schema;

    public WireWriter(ProtoSchema schema) {
        this.schema = schema;
    }

    /** The octets of a message; fails where a value is not of its field's type. */
    public byte[] message(MessageType type, Map<?, ?> values) throws ProtoProblem {
        return message(type, values, 0);
    }

    private byte[] message(MessageType type, Map<?, ?> values, int depth) throws ProtoProblem {
        if (depth > DEEPEST) {
            throw new ProtoProblem("the message is nested too deeply");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            MessageType.Field field = type.named(String.valueOf(entry.getKey()));
            Object value = entry.getValue();
            if (field != null && value != null && value != Cjson.NULL) {
                field(out, field, value, depth);
            }
        }
        return out.toByteArray();
    }

    private void field(ByteArrayOutputStream out, MessageType.Field field, Object value, int depth)
            throws ProtoProblem {
        MessageType type = schema.messageOf(field.type());
        if (type != null && type.isMap() && value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                one(out, field, Map.of("key", entry.getKey(), "value", entry.getValue()), depth);
            }
        } else if (field.repeated() && value instanceof List<?> list) {
            for (Object item : list) {
                one(out, field, item, depth);
            }
        } else {
            one(out, field, value, depth);
        }
    }

    private void one(ByteArrayOutputStream out, MessageType.Field field, Object value, int depth) throws ProtoProblem {
        MessageType type = schema.messageOf(field.type());
        if (type != null) {
            byte[] inner = type.name().equals(ProtoSchema.TIMESTAMP) && value instanceof String text
                    ? timestamp(type, text, depth)
                    : message(type, map(field, value), depth + 1);
            bytes(out, field.number(), inner);
            return;
        }
        switch (field.type()) {
            case "string", "bytes" -> bytes(out, field.number(), text(value).getBytes(StandardCharsets.ISO_8859_1));
            case "double" -> fixed(out, field.number(), Double.doubleToLongBits(number(field, value)), 8);
            case "float" -> fixed(out, field.number(), Float.floatToIntBits((float) number(field, value)), 4);
            case "fixed64", "sfixed64" -> fixed(out, field.number(), whole(field, value), 8);
            case "fixed32", "sfixed32" -> fixed(out, field.number(), whole(field, value), 4);
            case "sint32", "sint64" -> {
                long number = whole(field, value);
                varint(out, field.number(), number << 1 ^ number >> 63);
            }
            case "bool" -> varint(out, field.number(), isTrue(value) ? 1 : 0);
            default -> varint(out, field.number(), whole(field, value));
        }
    }

    private byte[] timestamp(MessageType type, String text, int depth) throws ProtoProblem {
        try {
            Instant instant = Instant.parse(text);
            return message(
                    type,
                    Map.of("seconds", (double) instant.getEpochSecond(), "nanos", (double) instant.getNano()),
                    depth + 1);
        } catch (DateTimeException none) {
            throw new ProtoProblem("this is no time: " + text);
        }
    }

    private static Map<?, ?> map(MessageType.Field field, Object value) throws ProtoProblem {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new ProtoProblem(field.name() + " has to be an object");
    }

    private static String text(Object value) {
        return value instanceof Double number ? Cjson.number(number) : String.valueOf(value);
    }

    /** As Kong takes it from a query: all but nothing, 0 and false. */
    private static boolean isTrue(Object value) {
        return !(value.equals(false) || value.equals("0") || value.equals("false") || value.equals(""));
    }

    private static double number(MessageType.Field field, Object value) throws ProtoProblem {
        try {
            return value instanceof Double number ? number : Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException none) {
            throw new ProtoProblem(field.name() + " has to be a number");
        }
    }

    private long whole(MessageType.Field field, Object value) throws ProtoProblem {
        Map<Integer, String> names = schema.enumOf(field.type());
        if (names != null && value instanceof String text) {
            for (Map.Entry<Integer, String> entry : names.entrySet()) {
                if (entry.getValue().equals(text)) {
                    return entry.getKey();
                }
            }
        }
        if (value instanceof String text) {
            Long exact = exact(text);
            if (exact != null) {
                return exact;
            }
        }
        double number = number(field, value);
        if (number != Math.rint(number)) {
            throw new ProtoProblem(field.name() + " has to be a whole number");
        }
        return (long) number;
    }

    private static @Nullable Long exact(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static void bytes(ByteArrayOutputStream out, int number, byte[] octets) {
        raw(out, (long) number << 3 | 2);
        raw(out, octets.length);
        out.writeBytes(octets);
    }

    private static void varint(ByteArrayOutputStream out, int number, long value) {
        raw(out, (long) number << 3);
        raw(out, value);
    }

    private static void fixed(ByteArrayOutputStream out, int number, long value, int octets) {
        raw(out, (long) number << 3 | (octets == 8 ? 1 : 5));
        for (int i = 0; i < octets; i++) {
            out.write((int) (value >>> 8 * i) & 0xff);
        }
    }

    private static void raw(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
