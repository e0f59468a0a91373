package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;

/** What is wrong with an entity as a whole, mostly fields that don't go together. */
final class EntityWords {
    private EntityWords() {}

    static Diagnostic explain(Violation violation) {
        String message = violation.message();
        Code code = MessageCodes.ofEntity(message);
        String words = words(message);
        String joint = words.startsWith("must ") ? " " : ": ";
        return Diagnostic.of(code, Spans.of(violation.at()), Subject.of(violation) + joint + words);
    }

    private static String words(String message) {
        int colon = message.indexOf(": ");
        String fields = colon < 0 ? "" : message.substring(colon + 2).replace("'", "");
        if (message.startsWith("at least one of these fields must be non-empty: ")) {
            return "at least one of " + fields + " must be set";
        }
        if (message.startsWith("exactly one of these fields must be non-empty: ")) {
            return "exactly one of " + fields + " must be set";
        }
        if (message.startsWith("only one or none of these fields must be set: ")) {
            return "no more than one of " + fields + " may be set";
        }
        if (message.startsWith("all or none of these fields must be set: ")) {
            return fields + " go together: set all of them or none";
        }
        if (message.startsWith("values of these fields must be distinct: ")) {
            return "the values of " + fields + " must differ";
        }
        return message.startsWith("must set ") ? message.replace("'", "") : message;
    }
}
