package dev.gw.policy.shape;

/**
 * A key that a map may have.
 *
 * @param name the key
 * @param shape what its value may be
 * @param required whether it has to be there
 * @param about what it does, for docs and editors: a phrase without a full stop
 */
public record Field(String name, Shape shape, boolean required, String about) {
    public static Field required(String name, Shape shape, String about) {
        return new Field(name, shape, true, about);
    }

    public static Field optional(String name, Shape shape, String about) {
        return new Field(name, shape, false, about);
    }
}
