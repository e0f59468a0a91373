package dev.gw.admin;

import dev.gw.model.EntityKind;
import org.jspecify.annotations.Nullable;

/**
 * One request that brings a gateway closer to what it shall be. Its text form shows no body: that may hold secrets.
 *
 * @param verb what it does, for people: {@code create}, {@code change}, {@code destroy}, {@code move}
 * @param label the entity
 * @param method of the request
 * @param path of the request
 * @param body as JSON; null where there is none
 */
public record Step(
        String verb,
        EntityKind kind,
        String label,
        String method,
        String path,
        @Nullable String body) {
    @Override
    public String toString() {
        return verb + " " + label;
    }
}
