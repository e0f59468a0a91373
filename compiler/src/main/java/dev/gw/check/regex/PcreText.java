package dev.gw.check.regex;

/** PCRE2's error texts that more than one place gives. */
final class PcreText {
    static final String ZERO_RELATIVE = "a relative value of zero is not allowed";
    static final String NO_GROUP = "reference to non-existent subpattern";
    static final String NUMBER_TOO_BIG = "number too big in {} quantifier";
    static final String BAD_VERB = "(*VERB) not recognized or malformed";
    static final String GROUP_TOO_BIG = "subpattern number is too big";
    static final String UNSUPPORTED = "PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u";
    static final String BAD_G =
            "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain number";
    static final String BAD_RANGE = "invalid range in character class";
    static final String BAD_CLASS_ESCAPE = "escape sequence is invalid in character class";
    static final String COLLATING = "POSIX collating elements are not supported";
    static final String UNCLOSED = "missing closing parenthesis";
    static final String NEEDS_ASSERTION = "assertion expected after (?( or (?(?C)";
    static final String TOO_LARGE = "regular expression is too large";
    static final String CODE_TOO_LARGE = "character code point value in \\x{} or \\o{} is too large";
    static final String DIGITS_MISSING = "digits missing in \\x{} or \\o{} or \\N{U+}";

    private PcreText() {}
}
