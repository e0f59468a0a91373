package dev.gw.runtime.control;

import dev.gw.check.Outcome;
import dev.gw.check.Violation;
import dev.gw.check.schema.ErrorTable;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A refused configuration's errors entity by entity, as {@code flatten_errors} asks for them. */
final class FlattenedErrors {
    private FlattenedErrors() {}

    static MapNode body(Outcome outcome) {
        Map<List<Object>, List<Violation>> byPlace = new LinkedHashMap<>();
        for (Violation violation : outcome.flattened()) {
            if (violation.kind() != null) {
                byPlace.computeIfAbsent(key(violation), ignored -> new ArrayList<>())
                        .add(violation);
            }
        }
        List<Node> flattened = new ArrayList<>();
        byPlace.values().forEach(violations -> flattened.add(0, entity(violations)));
        // Kong writes an empty list as an empty object here
        Node all = flattened.isEmpty() ? MapNode.empty() : ListNode.of(flattened);
        return Errors.declarative(rest(outcome)).with("flattened_errors", all);
    }

    /** Two entities can stand in one place: one nested as a foreign key, and the one around it. */
    private static List<Object> key(Violation violation) {
        List<Object> key = new ArrayList<>(violation.place());
        key.add(String.valueOf(violation.kind()));
        return key;
    }

    /** What Kong can't attribute to an entity; errors about sections it drops in any case. */
    private static ErrorTable rest(Outcome outcome) {
        ErrorTable rest = new ErrorTable();
        outcome.errors().fields().forEach((key, fault) -> {
            Node section = outcome.document().get(String.valueOf(key));
            boolean isSection =
                    fault instanceof ErrorTable && (section instanceof ListNode || section instanceof MapNode);
            if (!isSection) {
                rest.put(key, fault);
            }
        });
        outcome.errors().entity().forEach(rest::addEntity);
        return rest;
    }

    private static MapNode entity(List<Violation> violations) {
        Violation first = violations.get(0);
        EntityKind kind = Objects.requireNonNull(first.kind());
        MapNode shown = first.entity();
        Members members = new Members();
        String name = shown.string("name");
        if (name != null && !name.isEmpty()) {
            members.put("entity_name", name);
        }
        String id = shown.string("id");
        if (id != null && Store.isId(id)) {
            members.put("entity_id", id);
        }
        boolean tagged = shown.get("tags") instanceof ListNode tags
                && tags.items().stream().allMatch(tag -> tag instanceof Scalar scalar && scalar.isString());
        if (tagged) {
            members.put("entity_tags", shown.list("tags"));
        }
        String plural = kind.plural();
        List<Node> errors = new ArrayList<>();
        violations.forEach(violation -> errors.add(error(violation)));
        return members.put("entity_type", plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural)
                .put("entity", withoutChildren(kind, shown))
                .put("errors", errors)
                .map();
    }

    private static MapNode withoutChildren(EntityKind kind, MapNode entity) {
        MapNode own = entity;
        for (EntityKind child : EntityKind.values()) {
            if (ApiName.foreign(child).containsValue(kind)) {
                own = own.without(child.plural());
            }
        }
        return own;
    }

    private static Node error(Violation violation) {
        boolean ofEntity = violation.field().isEmpty()
                || violation.type() == Violation.Type.ENTITY
                || violation.type() == Violation.Type.UNIQUENESS;
        Members members = new Members().put("type", ofEntity ? "entity" : "field");
        if (!ofEntity) {
            members.put("field", violation.fieldPath());
        }
        return members.put("message", violation.message()).map();
    }
}
