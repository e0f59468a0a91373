package dev.gw.runtime.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** An address, or all that begin with the same bits. IPv4 addresses that are written as IPv6 ones count as IPv4. Immutable. */
public final class AddressRange {
    /** 4 or 16 of them. */
    private final byte[] octets;

    /** How many of the address count. */
    private final int bits;

    private AddressRange(byte[] octets, int bits) {
        this.octets = octets;
        this.bits = bits;
    }

    /** A range in the notation 10.0.0.0/8, or one address; null where the text is neither. */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] octets = octets(slash < 0 ? text : text.substring(0, slash));
        if (octets == null) {
            return null;
        }
        int bits = octets.length * 8;
        if (slash >= 0) {
            boolean mapped = octets.length == 4 && text.lastIndexOf(':', slash) >= 0;
            String digits = text.substring(slash + 1);
            bits = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) - (mapped ? 96 : 0) : -1;
        }
        return bits < 0 || bits > octets.length * 8 ? null : new AddressRange(octets, bits);
    }

    /** The octets of a numeric address; null where the text is none. Never asks a name server. */
    public static byte @Nullable [] octets(String address) {
        try {
            // of a mapped address the JDK gives the four octets
            return isNumeric(address) ? InetAddress.getByName(address).getAddress() : null;
        } catch (UnknownHostException notNumeric) {
            return null;
        }
    }

    private static boolean isNumeric(String address) {
        int dots = 0;
        boolean colons = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            dots += c == '.' ? 1 : 0;
            colons |= c == ':';
            if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return colons || dots == 3 && Character.digit(address.charAt(address.length() - 1), 10) >= 0;
    }

    /** Whether an address, of 4 or 16 octets, is among them. */
    public boolean contains(byte[] address) {
        if (address.length != octets.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != octets[i]) {
                return false;
            }
        }
        int mask = 0xff00 >> bits % 8 & 0xff;
        return mask == 0 || (address[whole] & mask) == (octets[whole] & mask);
    }
}
