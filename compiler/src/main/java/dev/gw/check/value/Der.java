package dev.gw.check.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value in DER, the binary form of keys and certificates. Parsed whole: a value whose insides don't fit is none. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int TAGGED = 0xa0;

    private static final int CONSTRUCTED = 0x20;
    private static final int DEEPEST = 40;

    private final int tag;
    private final byte[] content;
    private final List<Der> items;

    private Der(int tag, byte[] content, List<Der> items) {
        this.tag = tag;
        this.content = content;
        this.items = items;
    }

    /** The value that the bytes are; null where they are none, or more than one. */
    static @Nullable Der parse(byte[] bytes) {
        List<Der> values = parseAll(bytes, 0);
        return values != null && values.size() == 1 ? values.get(0) : null;
    }

    private static @Nullable List<Der> parseAll(byte[] bytes, int depth) {
        List<Der> values = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int body = at + headerLength(bytes, at);
            long end = body + bodyLength(bytes, at);
            if (depth > DEEPEST || body <= at || end > bytes.length || end < body) {
                return null;
            }
            Der value = of(bytes[at] & 0xff, Arrays.copyOfRange(bytes, body, (int) end), depth);
            if (value == null) {
                return null;
            }
            values.add(value);
            at = (int) end;
        }
        return values;
    }

    private static @Nullable Der of(int tag, byte[] content, int depth) {
        List<Der> items = (tag & CONSTRUCTED) == 0 ? List.of() : parseAll(content, depth + 1);
        return items == null ? null : new Der(tag, content, items);
    }

    /** Bytes in front of the content: tag and length; 0 where they aren't all there. */
    private static int headerLength(byte[] bytes, int at) {
        if (at + 2 > bytes.length || (bytes[at] & 0x1f) == 0x1f) {
            return 0;
        }
        int length = bytes[at + 1] & 0xff;
        int header = length < 0x80 ? 2 : 2 + (length & 0x7f);
        return length == 0x80 || header > 6 || at + header > bytes.length ? 0 : header;
    }

    private static long bodyLength(byte[] bytes, int at) {
        int header = headerLength(bytes, at);
        if (header == 2) {
            return bytes[at + 1] & 0xff;
        }
        long length = 0;
        for (int i = at + 2; i < at + header; i++) {
            length = (length << 8) | (bytes[i] & 0xff);
        }
        return length;
    }

    /** What stands behind the length. */
    byte[] content() {
        return content;
    }

    /** The values inside, where the tag says that there are some. */
    List<Der> items() {
        return items;
    }

    boolean is(int wanted) {
        return tag == wanted;
    }

    /** The item at an index; null where there are fewer, or it has another tag. */
    @Nullable
    Der item(int index, int wanted) {
        return index < items.size() && items.get(index).is(wanted) ? items.get(index) : null;
    }

    BigInteger integer() {
        return content.length == 0 ? BigInteger.ZERO : new BigInteger(content);
    }

    /** The bytes of a bit string without its count of unused bits. */
    byte[] bits() {
        return content.length == 0 ? content : Arrays.copyOfRange(content, 1, content.length);
    }
}
