package dev.gw.policy.shape;

import java.util.List;

/** What a value may be. Immutable. */
public sealed interface Shape {
    /**
     * A string.
     *
     * @param choices the strings that are allowed; empty where all of the form are
     */
    record Text(List<String> choices, TextForm form) implements Shape {
        public Text {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A whole number.
     *
     * @param least the smallest that is allowed
     * @param most the largest that is allowed
     */
    record Whole(long least, long most) implements Shape {}

    /** True or false. */
    record Flag() implements Shape {}

    /**
     * A list.
     *
     * @param item what its items are
     * @param least how many there have to be
     */
    record ListOf(Shape item, int least) implements Shape {}

    /**
     * A map with keys of the user's choice.
     *
     * @param key what its keys look like
     * @param value what its values are
     * @param least how many there have to be
     */
    record MapOf(TextForm key, Shape value, int least) implements Shape {}

    /**
     * A map with known keys.
     *
     * @param all its fields
     */
    record Fields(List<Field> all) implements Shape {
        public Fields {
            all = List.copyOf(all);
        }
    }

    /** Any string. */
    static Shape text() {
        return text(TextForm.ANY);
    }

    /** A string of a form. */
    static Shape text(TextForm form) {
        return new Text(List.of(), form);
    }

    /** One of these strings. */
    static Shape choice(String... choices) {
        return new Text(List.of(choices), TextForm.ANY);
    }

    /** A whole number from 1. */
    static Shape count() {
        return new Whole(1, Integer.MAX_VALUE);
    }

    /** A list of strings, which may be empty. */
    static Shape texts() {
        return new ListOf(text(), 0);
    }

    /** A list of at least one string of a form. */
    static Shape texts(TextForm form) {
        return new ListOf(text(form), 1);
    }

    /** A map of headers, at least one. */
    static Shape headers(TextForm value) {
        return new MapOf(TextForm.HEADER, text(value), 1);
    }
}
