package dev.gw.runtime.llm;

/** Addresses of providers. */
final class Urls {
    private Urls() {}

    /** A path behind an address, with one slash between them. */
    static String with(String address, String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return address + "/" + path.substring(start);
    }
}
