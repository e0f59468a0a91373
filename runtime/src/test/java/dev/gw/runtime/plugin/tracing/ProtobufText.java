package dev.gw.runtime.plugin.tracing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads an export of spans back, field by field, without knowing how it was written. */
final class ProtobufText {
    private final byte[] octets;
    private int at;

    /** One field: a number, or the octets of what else it may be. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int number, long value, byte[] octets) {
        String text() {
            return new String(octets, StandardCharsets.UTF_8);
        }

        String hex() {
            return HexFormat.of().formatHex(octets);
        }
    }

    private ProtobufText(byte[] octets) {
        this.octets = octets;
    }

    static Map<String, String> fields(String body) {
        Map<String, String> found = new TreeMap<>();
        Field spans = only(read(body.getBytes(StandardCharsets.ISO_8859_1)), 1);
        List<Field> inner = read(spans.octets());
        for (Field attribute : read(only(inner, 1).octets())) {
            List<Field> pair = read(attribute.octets());
            found.put(
                    "1.1.1.2.1/" + only(pair, 1).text(),
                    only(read(only(pair, 2).octets()), 1).text());
        }
        List<Field> scope = read(only(inner, 2).octets());
        found.put("1.2.1.1", only(read(only(scope, 1).octets()), 1).text());
        scope.stream().filter(field -> field.number() == 2).forEach(span -> span(read(span.octets()), found));
        return found;
    }

    private static void span(List<Field> span, Map<String, String> found) {
        String name = "span " + only(span, 5).text() + " ";
        found.put(name + "trace", only(span, 1).hex());
        found.put(name + "id", only(span, 2).hex());
        found.put(name + "parent", only(span, 4).hex());
        found.put(name + "kind", Long.toString(only(span, 6).value()));
        for (Field field : span) {
            if (field.number() == 9) {
                List<Field> pair = read(field.octets());
                Field value = read(only(pair, 2).octets()).get(0);
                found.put(
                        name + only(pair, 1).text(), value.number() == 1 ? value.text() : Long.toString(value.value()));
            }
        }
    }

    private static Field only(List<Field> fields, int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<Field> read(byte[] octets) {
        return new ProtobufText(octets).all();
    }

    private List<Field> all() {
        List<Field> fields = new ArrayList<>();
        while (at < octets.length) {
            long tag = varint();
            int number = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> fields.add(new Field(number, varint(), new byte[0]));
                case 1 -> fields.add(new Field(number, fixed(), new byte[0]));
                default -> fields.add(new Field(number, 0, bytes((int) varint())));
            }
        }
        return fields;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte octet = octets[at++];
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value |= (octets[at++] & 0xFFL) << 8 * i;
        }
        return value;
    }

    private byte[] bytes(int length) {
        byte[] part = java.util.Arrays.copyOfRange(octets, at, at + length);
        at += length;
        return part;
    }
}
