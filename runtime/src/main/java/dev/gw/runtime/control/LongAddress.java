package dev.gw.runtime.control;

import io.netty.util.NetUtil;
import java.util.Locale;

/** Addresses of IPv6 as Kong keeps them: in brackets, with all their digits. */
final class LongAddress {
    private static final int OCTETS = 16;

    private LongAddress() {}

    /** An address of IPv6, in brackets or not, written out; all else as it is. */
    static String of(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        byte[] octets = NetUtil.createByteArrayFromIpAddressString(bare);
        if (octets == null || octets.length != OCTETS) {
            return host;
        }
        StringBuilder text = new StringBuilder(41);
        for (int i = 0; i < OCTETS; i += 2) {
            text.append(i == 0 ? '[' : ':').append(String.format(Locale.ROOT, "%02x%02x", octets[i], octets[i + 1]));
        }
        return text.append(']').toString();
    }
}
