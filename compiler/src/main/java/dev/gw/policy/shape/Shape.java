package dev.gw.policy.shape;

import java.util.List;

/** What a value may be. Immutable. */
public sealed interface Shape {
    /**
     * A string.
     *
     * @param choices the strings that are allowed; empty where all are
     */
    record Text(List<String> choices) implements Shape {
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
     */
    record ListOf(Shape item) implements Shape {}

    /**
     * A map with keys of the user's choice.
     *
     * @param value what its values are
     */
    record MapOf(Shape value) implements Shape {}

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
        return new Text(List.of());
    }

    /** One of these strings. */
    static Shape choice(String... choices) {
        return new Text(List.of(choices));
    }

    /** A whole number from 1. */
    static Shape count() {
        return new Whole(1, Integer.MAX_VALUE);
    }

    /** A list of strings. */
    static Shape texts() {
        return new ListOf(text());
    }
}
