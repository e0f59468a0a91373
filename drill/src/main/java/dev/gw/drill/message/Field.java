package dev.gw.drill.message;

/**
 * A header field of a request.
 *
 * @param name its name
 * @param value its value
 * @param secret whether no report may show the value
 */
public record Field(String name, String value, boolean secret) {
    /** A field that reports may show. */
    public static Field of(String name, String value) {
        return new Field(name, value, false);
    }

    /** The value for reports. */
    public String shown() {
        return secret ? "***" : value;
    }

    @Override
    public String toString() {
        return name + ": " + shown();
    }
}
