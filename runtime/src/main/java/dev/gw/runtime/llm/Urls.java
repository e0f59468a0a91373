package dev.gw.runtime.llm;

/** Addresses of providers. */
final class Urls {
    private Urls() {}

    /** Scheme and authority of an address. */
    static String root(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url : url.substring(0, path);
    }

    /** A path behind an address, with one slash between them. */
    static String with(String address, String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return address + "/" + path.substring(start);
    }
}
