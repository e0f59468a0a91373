package dev.gw.check.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Whether an IPv6 range is zero behind its prefix, which the router insists on. */
final class RangeBits {
    private RangeBits() {}

    static @Nullable String problem(String range, int slash) {
        String digits = range.substring(slash + 1);
        String address = range.substring(0, slash);
        if (!LuaChars.isAllDigits(digits) || digits.length() > 3 || !InetText.isIpv6(address)) {
            return null;
        }
        byte[] bytes = bytes(address);
        for (int bit = Integer.parseInt(digits); bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return "host part of address was not zero";
            }
        }
        return null;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address that was checked before", e);
        }
    }
}
