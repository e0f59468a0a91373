package dev.gw.model.route;

/**
 * The priority by which Kong 3.9's default router (traditional_compatible) orders http routes: an unsigned 64-bit number,
 * the highest is asked first.
 *
 * <p>The layout that Kong documents (attribute count, plain hosts, header count, regex, regex_priority, path length) is
 * not what it runs: its shifts are 32-bit shifts whose distance counts modulo 32, so only the bits for plain hosts and
 * for regex paths reach the upper half. The number here is the effective one, since requests are answered by it.
 *
 * @param attributes how many of methods, hosts, headers, snis and paths the route sets; 0 to 7
 * @param plainHosts whether it sets hosts and none of them has a wildcard
 * @param headers how many header names it sets; more than 255 count as 255
 * @param regex whether its paths are regular expressions; paths of both sorts never share a priority
 * @param regexPriority its regex_priority; counts only for regex paths
 * @param pathLength the length of its plain paths in bytes; 0 for regex paths or none
 */
public record RoutePriority(
        int attributes, boolean plainHosts, int headers, boolean regex, long regexPriority, int pathLength) {
    private static final long PLAIN_HOSTS = 1L << 60;
    private static final long REGEX = 1L << 51;
    private static final long NEGATIVE = 1L << 63;
    private static final int MAX_HEADERS = 255;
    private static final int PATH_LENGTH_BITS = 0x7FFFF;

    /** The effective number; compare it with {@link Long#compareUnsigned}. */
    public long value() {
        int weight = attributes << (61 % 32);
        int headerCount = Math.min(headers, MAX_HEADERS) << (52 % 32);
        int regexRank = regex ? (int) regexPriority << 19 : 0;
        int length = pathLength & PATH_LENGTH_BITS;
        if (!plainHosts && !regex) {
            return widened(weight | headerCount | length);
        }
        long marks = (plainHosts ? PLAIN_HOSTS : 0) | (regex ? REGEX : 0);
        return marks | widened(weight) | widened(headerCount) | widened(regexRank) | length;
    }

    /** A negative Lua number becomes 2^63 when it meets an unsigned one (x86-64). */
    private static long widened(int number) {
        return number < 0 ? NEGATIVE : number;
    }

    /** The order of two routes of equal priority: the numerically larger id (a UUID) is asked first. */
    public static int compareIds(String id, String other) {
        return String.CASE_INSENSITIVE_ORDER.compare(id, other);
    }
}
