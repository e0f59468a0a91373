package dev.gw.check.regex;

/**
 * The settings a PCRE2 pattern may begin with, such as {@code (*UTF)}.
 *
 * @param length how many chars they take
 * @param problemAt where one is malformed, or -1
 */
record PcreStart(int length, boolean utf, int problemAt) {
    private static final String[] WORDS = {
        "BSR_ANYCRLF)",
        "BSR_UNICODE)",
        "CRLF)",
        "CR)",
        "LF)",
        "NUL)",
        "ANYCRLF)",
        "ANY)",
        "UCP)",
        "NOTEMPTY)",
        "NOTEMPTY_ATSTART)",
        "NO_AUTO_POSSESS)",
        "NO_DOTSTAR_ANCHOR)",
        "NO_JIT)",
        "NO_START_OPT)",
        "UTF)",
        "UTF8)"
    };
    private static final String[] LIMITS = {"LIMIT_HEAP=", "LIMIT_MATCH=", "LIMIT_DEPTH=", "LIMIT_RECURSION="};

    static PcreStart of(String pattern) {
        int at = 0;
        boolean utf = false;
        while (pattern.startsWith("(*", at)) {
            int end = end(pattern, at + 2);
            if (end < 0) {
                return new PcreStart(at, utf, -end);
            }
            if (end == at + 2) {
                break;
            }
            utf |= pattern.startsWith("UTF", at + 2);
            at = end;
        }
        return new PcreStart(at, utf, -1);
    }

    /** Where the setting that starts here ends; the same place when there is none; negative where it is malformed. */
    private static int end(String pattern, int at) {
        for (String word : WORDS) {
            if (pattern.startsWith(word, at)) {
                return at + word.length();
            }
        }
        for (String word : LIMITS) {
            if (pattern.startsWith(word, at)) {
                return limit(pattern, at + word.length());
            }
        }
        return at;
    }

    private static int limit(String pattern, int start) {
        int at = start;
        long number = 0;
        while (at < pattern.length() && AsciiClass.digit(pattern.charAt(at)) && number <= 0xFFFF_FFFFL / 10 - 1) {
            number = number * 10 + pattern.charAt(at) - '0';
            at++;
        }
        if (at == start) {
            return -at;
        }
        return pattern.startsWith(")", at) ? at + 1 : -(at + 1);
    }
}
