package dev.gw.policy.shape;

import java.util.regex.Pattern;

/** What a string has to look like. */
public enum TextForm {
    ANY("", "a string"),
    /** Whatever is not empty. */
    SOME("[\\s\\S]", "some text"),
    /** The name of a header, as RFC 9110 has it. */
    HEADER("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", "the name of a header"),
    /** What a header may hold: one line. */
    HEADER_VALUE("^[^\\x00-\\x1F\\x7F]*$", "one line"),
    /** A path, from the root. */
    PATH("^/[^\\s\\x00-\\x1F]*$", "a path that begins with a slash"),
    /** A URL, or what stands for one relative to where it is found. */
    URL("^[^\\s<>\"\\x00-\\x1F]+$", "a URL"),
    /** An IP address, or a range of them. */
    ADDRESS("^[0-9A-Fa-f.:]*[.:][0-9A-Fa-f.:]*(/[0-9]{1,3})?$", "an address or a range, such as 10.0.0.0/8");

    private final Pattern pattern;
    private final String what;

    TextForm(String pattern, String what) {
        this.pattern = Pattern.compile(pattern);
        this.what = what;
    }

    boolean fits(String text) {
        return pattern.matcher(text).find();
    }

    /** The same as an expression of JSON Schema; empty for any string. */
    String expression() {
        return pattern.pattern();
    }

    /** What messages say that it has to be. */
    String what() {
        return what;
    }
}
