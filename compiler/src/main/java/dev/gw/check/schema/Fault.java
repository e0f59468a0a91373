package dev.gw.check.schema;

/** What is wrong with a value: one message, or a table of what is wrong inside it. */
public sealed interface Fault permits Fault.Message, ErrorTable {
    /**
     * A single message.
     *
     * @param text Kong's words
     */
    record Message(String text) implements Fault {}

    static Fault of(String text) {
        return new Message(text);
    }
}
