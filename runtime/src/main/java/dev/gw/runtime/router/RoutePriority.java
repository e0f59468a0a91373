package dev.gw.runtime.router;

/**
 * The 64-bit priority of a route in Kong 3.9.1's traditional_compatible router; higher wins, compared unsigned.
 *
 * <p>Kong's documented layout is not what runs: its helper shifts most parts as 32-bit numbers, so they overlap. Only the
 * marks of plain hosts (bit 60) and of regex paths (bit 51) reach the high half. gw does what runs.
 */
final class RoutePriority {
    private static final long PLAIN_HOSTS = 1L << 60;
    private static final long REGEX_PATH = 1L << 51;
    private static final int MAX_HEADERS = 255;

    private RoutePriority() {}

    /**
     * Puts the parts together.
     *
     * @param attributes how many of snis, methods, hosts, headers and paths are there
     * @param plainHosts whether there are hosts, none of them with a wildcard
     * @param headerNames how many header names
     * @param regex whether the paths are regular expressions
     * @param regexPriority the route's regex_priority
     * @param pathLength the length of the plain paths, in octets; 0 without
     */
    static long of(
            int attributes, boolean plainHosts, int headerNames, boolean regex, int regexPriority, int pathLength) {
        if (attributes >= 4 && !plainHosts && !regex) {
            // all parts are 32-bit numbers then, and the sign swallows the rest
            return Long.MIN_VALUE;
        }
        long weight = attributes >= 4 ? Long.MIN_VALUE : (long) attributes << 29;
        long headers = (long) Math.min(headerNames, MAX_HEADERS) << 20;
        long path = regex ? REGEX_PATH | shifted(regexPriority) : pathLength & 0x7ffff;
        return weight | (plainHosts ? PLAIN_HOSTS : 0) | headers | path;
    }

    private static long shifted(int regexPriority) {
        int low = regexPriority << 19;
        return low < 0 ? Long.MIN_VALUE : low;
    }
}
