package dev.gw.runtime.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the few ASN.1 types that keys and certificates are made of, in the distinguished encoding. */
final class Der {
    private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);

    private Der() {}

    /** Any type: its tag, its length, its content. */
    static byte[] of(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int octets = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 | octets);
            for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(0x30, parts);
    }

    static byte[] set(byte[]... parts) {
        return of(0x31, parts);
    }

    /** A field that is told apart by a number of its own. */
    static byte[] tagged(int number, byte[]... parts) {
        return of(0xa0 | number, parts);
    }

    static byte[] integer(BigInteger value) {
        return of(0x02, value.toByteArray());
    }

    static byte[] integer(long value) {
        return integer(BigInteger.valueOf(value));
    }

    static byte[] yes() {
        return of(0x01, new byte[] {(byte) 0xff});
    }

    static byte[] octets(byte[]... parts) {
        return of(0x04, parts);
    }

    /** Bits, of which none is left over in the last octet. */
    static byte[] bits(byte[] octets) {
        return of(0x03, new byte[] {0}, octets);
    }

    static byte[] text(String value) {
        return of(0x0c, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A moment before the year 2050, to the second. */
    static byte[] time(Instant moment) {
        return of(0x17, UTC_TIME.format(moment.atOffset(ZoneOffset.UTC)).getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier: {@code 2.5.4.3}. */
    static byte[] id(String dotted) {
        String[] words = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(words[0]) * 40 + Integer.parseInt(words[1]));
        for (int i = 2; i < words.length; i++) {
            long arc = Long.parseLong(words[i]);
            int shift = 0;
            while (arc >>> shift + 7 != 0) {
                shift += 7;
            }
            for (; shift >= 0; shift -= 7) {
                out.write((int) (arc >>> shift) & 0x7f | (shift == 0 ? 0 : 0x80));
            }
        }
        return of(0x06, out.toByteArray());
    }
}
