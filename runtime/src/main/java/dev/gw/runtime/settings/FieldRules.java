package dev.gw.runtime.settings;

/**
 * Which header fields count, by the characters of their names.
 *
 * @param underscores whether an underscore is a character like others: underscores_in_headers
 * @param dropsUnknown whether fields whose names have characters that nginx doesn't know are left out:
 *     ignore_invalid_headers
 */
public record FieldRules(boolean underscores, boolean dropsUnknown) {
    /** For requests, as Kong sets them. */
    public static final FieldRules USUAL = new FieldRules(true, true);

    /** For answers of upstreams: everything is passed on. */
    public static final FieldRules ALL = new FieldRules(true, false);
}
