package dev.gw.runtime.deliver;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine, read once. */
public final class HostNameOfNode {
    private HostNameOfNode() {}

    /** The name; {@code localhost} where the machine knows none. */
    public static String get() {
        return Known.NAME;
    }

    /** Read on first use only. */
    private static final class Known {
        static final String NAME = read();

        private static String read() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }
}
