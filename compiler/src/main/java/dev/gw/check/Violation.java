package dev.gw.check;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Kong refuses, in Kong's words. Immutable.
 *
 * @param type what it is about
 * @param kind the kind of the entity it is in; null where it is about the document itself
 * @param place where that entity stands: keys and positions (from 1) from the root of the document; empty where it is
 *     about the document itself
 * @param field the field in the entity, or in the document: keys and positions from 1; empty where it is about the
 *     entity as a whole
 * @param message Kong's message
 * @param at the node that is at fault; where something is missing, the one it is missing in
 * @param entity the entity it is in, or the document
 * @param other another node that matters: the first of two that must differ
 */
public record Violation(
        Type type,
        @Nullable EntityKind kind,
        List<Object> place,
        List<Object> field,
        String message,
        Node at,
        MapNode entity,
        @Nullable Node other) {
    /** What a violation is about. */
    public enum Type {
        FIELD,
        ENTITY,
        REFERENCE,
        UNIQUENESS
    }

    public Violation {
        place = List.copyOf(place);
        field = List.copyOf(field);
    }

    /** The same at another node. */
    Violation at(Node other) {
        return at(field, message, other);
    }

    /** The same about another field, with a message of its own, at another node. */
    Violation at(List<Object> otherField, String otherMessage, Node otherNode) {
        return new Violation(type, kind, place, otherField, otherMessage, otherNode, entity, other);
    }

    /** The field as Kong writes it: {@code paths.1}; empty where it is about the entity as a whole. */
    public String fieldPath() {
        return field.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
