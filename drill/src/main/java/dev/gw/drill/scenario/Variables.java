package dev.gw.drill.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The values that templates have without anybody saying them. */
public final class Variables {
    /** {@code user}, {@code iteration}, {@code scenario}, {@code uuid} and {@code now}, milliseconds since 1970. */
    public static final Set<String> NAMES = Set.of("user", "iteration", "scenario", "uuid", "now");

    private static final String RANDOM = "random(";

    private Variables() {}

    /** Whether a name is {@code random(1..100)}, or stands for a value of the environment. */
    public static boolean isFunction(String name) {
        return range(name).length == 2 || KeptEnvironment.isKept(name);
    }

    /** The bounds of {@code random(1..100)}; none for anything else. */
    public static long[] range(String name) {
        int dots = name.indexOf("..");
        if (!name.startsWith(RANDOM) || !name.endsWith(")") || dots < 0) {
            return new long[0];
        }
        double least = Quantity.plain(name.substring(RANDOM.length(), dots).strip());
        double most = Quantity.plain(name.substring(dots + 2, name.length() - 1).strip());
        return least <= most ? new long[] {(long) least, (long) most} : new long[0];
    }

    /** A text as a part of a query. */
    public static String percentEncoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= 'a' && octet <= 'z'
                    || octet >= 'A' && octet <= 'Z'
                    || octet >= '0' && octet <= '9'
                    || "-._~".indexOf(octet) >= 0;
            if (plain) {
                out.append((char) octet);
            } else {
                out.append('%');
                out.append(Character.toUpperCase(Character.forDigit(octet >> 4 & 15, 16)));
                out.append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
            }
        }
        return out.toString();
    }
}
