package dev.gw.runtime.control;

import dev.gw.check.Outcome;
import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refused configuration's errors entity by entity, as {@code flatten_errors} asks for them. Errors about a list of
 * nested entities that is none get lost, as they do in Kong.
 */
final class FlattenedErrors {
    private static final Comparator<Object> BACKWARDS = Comparator.comparing(
                    (Object key) -> key instanceof Integer i ? i : 0)
            .thenComparing(String::valueOf)
            .reversed();

    private final List<Node> flattened = new ArrayList<>();

    private FlattenedErrors() {}

    static MapNode body(Outcome outcome) {
        FlattenedErrors errors = new FlattenedErrors();
        ErrorTable rest = errors.sections(outcome.errors(), outcome.document());
        // Kong writes an empty list as an empty object here
        Node all = errors.flattened.isEmpty() ? MapNode.empty() : ListNode.of(errors.flattened);
        return Errors.declarative(rest).with("flattened_errors", all);
    }

    /** What can't be attributed to a section of the document is left. */
    private ErrorTable sections(ErrorTable errors, MapNode document) {
        ErrorTable rest = new ErrorTable();
        for (Object key : backwards(errors)) {
            Fault fault = errors.get(key);
            Node section = document.get(String.valueOf(key));
            if (fault instanceof ErrorTable table && section != null && Tables.isTable(section)) {
                section(String.valueOf(key), table, section);
            } else if (fault != null) {
                rest.put(key, fault);
            }
        }
        errors.entity().forEach(rest::addEntity);
        return rest;
    }

    private void section(String plural, ErrorTable errors, Node section) {
        List<Node> items = Tables.items(section);
        for (Object key : backwards(errors)) {
            Node item = key instanceof Integer i && i <= items.size()
                    ? items.get(i - 1)
                    : Tables.get(section, String.valueOf(key));
            entity(plural, item, errors.get(key));
        }
    }

    private static List<Object> backwards(ErrorTable errors) {
        return errors.fields().keySet().stream().sorted(BACKWARDS).toList();
    }

    private void entity(String plural, @Nullable Node entity, @Nullable Fault fault) {
        if (entity == null || fault == null || !Tables.isTable(entity)) {
            return;
        }
        Map<Object, Fault> own = fault instanceof ErrorTable table ? new LinkedHashMap<>(table.fields()) : Map.of();
        Node shown = entity;
        Optional<EntityKind> kind = EntityKind.ofPlural(plural);
        if (kind.isPresent() && entity instanceof MapNode map) {
            shown = withoutChildren(kind.get(), withoutParents(kind.get(), map, own), own);
        }
        List<Node> errors = new ArrayList<>();
        if (fault instanceof ErrorTable table) {
            addErrors("", own, table.entity(), errors);
        } else if (fault instanceof Fault.Message message) {
            errors.add(ofEntity(message.text()));
        }
        if (!errors.isEmpty()) {
            flattened.add(entry(plural, shown, errors));
        }
    }

    /** Of an entity that stands in a foreign key's place its id is left; it has its own errors. */
    private MapNode withoutParents(EntityKind kind, MapNode entity, Map<Object, Fault> errors) {
        MapNode left = entity;
        for (Map.Entry<String, EntityKind> foreign : ApiName.foreign(kind).entrySet()) {
            Node value = entity.get(foreign.getKey());
            if (value != null && Tables.isTable(value)) {
                MapNode reference = reference(value);
                left = reference == null ? left.without(foreign.getKey()) : left.with(foreign.getKey(), reference);
                entity(foreign.getValue().plural(), value, errors.isEmpty() ? null : errors.remove(foreign.getKey()));
            }
        }
        return left;
    }

    private MapNode withoutChildren(EntityKind kind, MapNode entity, Map<Object, Fault> errors) {
        MapNode left = entity;
        MapNode reference = reference(entity);
        for (EntityKind child : EntityKind.values()) {
            Node items = entity.get(child.plural());
            if (items == null || !Tables.isTable(items)) {
                continue;
            }
            for (Map.Entry<String, EntityKind> foreign : ApiName.foreign(child).entrySet()) {
                if (foreign.getValue() == kind) {
                    left = left.without(child.plural());
                    Fault fault = errors.isEmpty() ? null : errors.remove(child.plural());
                    children(child, items, fault, foreign.getKey(), reference);
                }
            }
        }
        return left;
    }

    private void children(
            EntityKind kind, Node items, @Nullable Fault fault, String foreign, @Nullable MapNode reference) {
        if (fault instanceof ErrorTable table) {
            List<Node> all = Tables.items(items);
            for (int i = 0; i < all.size(); i++) {
                entity(kind.plural(), withParent(all.get(i), foreign, reference), table.get(i + 1));
            }
        }
    }

    private static Node withParent(Node item, String foreign, @Nullable MapNode reference) {
        return reference != null && item instanceof MapNode map && !map.has(foreign)
                ? map.with(foreign, reference)
                : item;
    }

    private static @Nullable MapNode reference(Node entity) {
        return Tables.get(entity, "id") instanceof Scalar id && id.isString() && Store.isId(id.text())
                ? MapNode.empty().with("id", id)
                : null;
    }

    private static void addErrors(String path, Map<Object, Fault> fields, List<String> entity, List<Node> out) {
        List<Object> keys = new ArrayList<>(fields.keySet());
        if (!entity.isEmpty()) {
            keys.add(ErrorTable.ENTITY);
        }
        keys.sort(BACKWARDS);
        for (Object key : keys) {
            Fault fault = fields.get(key);
            String whole = path.isEmpty() ? String.valueOf(key) : path + "." + key;
            if (fault instanceof ErrorTable table) {
                addErrors(whole, table.fields(), table.entity(), out);
            } else if (fault instanceof Fault.Message message) {
                // a position stays a number where nothing stands before it
                Node field = path.isEmpty() && key instanceof Integer i ? Scalar.integer(i) : Scalar.string(whole);
                out.add(new Members()
                        .put("type", "field")
                        .put("field", field)
                        .put("message", message.text())
                        .map());
            } else {
                entity.forEach(message -> out.add(ofEntity(message)));
            }
        }
    }

    private static Node ofEntity(String message) {
        return new Members().put("type", "entity").put("message", message).map();
    }

    /** The name, id and tags only where they are well-formed. */
    private static MapNode entry(String plural, Node shown, List<Node> errors) {
        Members members = new Members();
        if (Tables.get(shown, "name") instanceof Scalar name
                && name.isString()
                && !name.text().isEmpty()) {
            members.put("entity_name", name.text());
        }
        MapNode reference = reference(shown);
        if (reference != null) {
            members.put("entity_id", String.valueOf(reference.string("id")));
        }
        Node tags = Tables.get(shown, "tags");
        if (tags != null
                && Tables.isSequence(tags)
                && Tables.items(tags).stream().allMatch(FlattenedErrors::isText)) {
            members.put("entity_tags", tags);
        }
        return members.put("entity_type", plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural)
                .put("entity", shown)
                .put("errors", errors)
                .map();
    }

    private static boolean isText(Node node) {
        return node instanceof Scalar scalar && scalar.isString();
    }
}
