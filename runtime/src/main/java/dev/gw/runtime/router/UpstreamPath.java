package dev.gw.runtime.router;

/**
 * The path a service is asked for: its own path in front, the route's prefix taken off or not. Kong's path handling v0
 * is the only one that has an effect under its default router.
 */
public final class UpstreamPath {
    private UpstreamPath() {}

    /**
     * Puts the path together.
     *
     * @param path the request's normalised path
     * @param prefix what the route's path matched; empty where nothing is to be taken off
     * @param strip whether the route takes its prefix off
     * @param base the service's path; / where it has none
     */
    public static String of(String path, String prefix, boolean strip, String base) {
        boolean slashed = base.endsWith("/");
        if (!strip) {
            if (slashed) {
                return base + (path.isEmpty() ? "" : path.substring(1));
            }
            return path.equals("/") ? base : base + path;
        }
        String rest = rest(path, prefix);
        if (rest.isEmpty()) {
            return ofWholeMatch(path, base, slashed);
        }
        if (rest.charAt(0) == '/') {
            return (slashed ? base.substring(0, base.length() - 1) : base) + rest;
        }
        return (slashed ? base : base + "/") + rest;
    }

    /** The same in path handling v1: nothing comes between the two parts, and one slash of two is dropped. */
    static String joined(String path, String prefix, boolean strip, String base) {
        if (!strip) {
            return base + (path.isEmpty() ? "" : path.substring(1));
        }
        String rest = rest(path, prefix);
        return base.endsWith("/") && rest.startsWith("/") ? base + rest.substring(1) : base + rest;
    }

    private static String ofWholeMatch(String path, String base, boolean slashed) {
        boolean pathSlashed = path.endsWith("/");
        if (slashed) {
            return base.equals("/") || pathSlashed ? base : base.substring(0, base.length() - 1);
        }
        return path.length() > 1 && pathSlashed ? base + "/" : base;
    }

    /** What follows the prefix, without a dot segment at its beginning. */
    private static String rest(String path, String prefix) {
        int length = prefix.isEmpty() ? 1 : prefix.length();
        String rest = path.length() <= length ? "" : path.substring(length);
        if (rest.equals(".") || rest.equals("..")) {
            return "";
        }
        if (rest.startsWith("./")) {
            return rest.substring(2);
        }
        return rest.startsWith("../") ? rest.substring(3) : rest;
    }
}
