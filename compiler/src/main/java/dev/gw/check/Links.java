package dev.gw.check;

import dev.gw.check.schema.Auto;
import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The references between the entities of a document, and the keys that must be theirs alone. Used by one thread for one
 * document.
 */
final class Links {
    private final Map<EntityKind, Map<String, Item>> byKey = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, Map<String, Item>> byId = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, List<Item>> registered = new EnumMap<>(EntityKind.class);
    private final List<Use> uses = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Clash> clashes = new ArrayList<>();
    private final Set<Item> clashed = new HashSet<>();
    private ErrorTable errors = new ErrorTable();

    private record Clash(Item item, Violation violation) {}

    /** A foreign key that names another entity. */
    private record Use(Item item, String field, EntityKind target, Node value) {}

    /** Takes the items in; children before the entity they stand in, as Kong does. */
    void register(List<Item> items) {
        for (Item item : items) {
            register(item, item.isRecalled());
        }
    }

    private void register(Item item, boolean recalled) {
        for (Item child : item.children()) {
            register(child, recalled);
        }
        register(item);
        if (!recalled) {
            link(item);
        }
    }

    private void register(Item item) {
        boolean isTaken = !registerKey(item);
        registerId(item, isTaken);
        registered.computeIfAbsent(item.kind(), k -> new ArrayList<>()).add(item);
    }

    private void link(Item item) {
        Kinds.foreign(item.kind()).forEach((field, target) -> {
            Node value = item.get(field);
            if (value != null && !Tables.isNull(value)) {
                uses.add(new Use(item, field, target, value));
                item.dependOnOthers();
            }
        });
        String parentField = item.parentField();
        if (parentField != null && item.parent() != null) {
            item.set(parentField, item.parent().reference());
        }
    }

    private boolean registerKey(Item item) {
        String endpoint = item.schema().endpointKey();
        FieldDef field = endpoint == null ? null : item.schema().field(endpoint);
        Node key = field == null || !field.isUnique() ? null : item.get(field.name());
        if (endpoint == null || Tables.isUnset(key) || Auto.isStandIn(key)) {
            return true;
        }
        Item first = byKey.computeIfAbsent(item.kind(), k -> new HashMap<>()).putIfAbsent(KongText.of(key), item);
        if (first != null) {
            addClash(item, endpoint, KongText.shown(key), first, errorsOf(item.kind()));
        }
        return first == null;
    }

    private void registerId(Item item, boolean isTaken) {
        String id = item.primaryKey();
        Map<String, Item> known = byId.computeIfAbsent(item.kind(), k -> new LinkedHashMap<>());
        Item first = known.get(id);
        if (first == null || isTaken) {
            known.put(id, item);
        } else {
            addClash(item, "primary key", item.shownKey(), first, nestedErrorsOf(item));
        }
    }

    private void addClash(Item item, String field, String value, Item first, ErrorTable table) {
        String message = "uniqueness violation: '%s' entity with %s set to '%s' already declared"
                .formatted(item.kind().plural(), field, value);
        table.put(item.position() + 1, message);
        boolean isField = item.schema().field(field) != null;
        Node at = isField ? item.authored().get(field) : item.authored().get("id");
        Node other = isField ? first.authored().get(field) : first.authored().get("id");
        clashed.add(item);
        clashes.add(new Clash(
                item,
                new Violation(
                        Violation.Type.UNIQUENESS,
                        item.kind(),
                        Places.of(item),
                        isField ? List.of(field) : List.of(),
                        message,
                        at == null ? item.authored() : at,
                        item.authored(),
                        other == null ? first.authored() : other)));
    }

    private ErrorTable errorsOf(EntityKind kind) {
        return table(errors, kind.plural());
    }

    private ErrorTable nestedErrorsOf(Item item) {
        Item parent = item.parent();
        if (parent == null) {
            return errorsOf(item.kind());
        }
        ErrorTable inParent = table(errorsOf(parent.kind()), parent.position() + 1);
        return table(inParent, item.kind().plural());
    }

    private static ErrorTable table(ErrorTable outer, Object key) {
        if (outer.get(key) instanceof ErrorTable inner) {
            return inner;
        }
        ErrorTable inner = new ErrorTable();
        outer.put(key, inner);
        return inner;
    }

    /** Checks that every reference names an entity. */
    void checkReferences() {
        for (Use use : uses) {
            if (find(use.target(), use.value()) == null) {
                addDangling(use);
            }
        }
    }

    private void addDangling(Use use) {
        String shown =
                use.value() instanceof Scalar scalar && scalar.isString() ? scalar.shown() : KongText.json(use.value());
        String message = "invalid reference '%s: %s' (no such entry in '%s')"
                .formatted(use.field(), shown, use.target().plural());
        Item item = use.item();
        ErrorTable list = table(errorsOf(item.kind()), whereAt(item));
        list.put(list.fields().size() + 1, message);
        Node at = item.authored().get(use.field());
        violations.add(new Violation(
                Violation.Type.REFERENCE,
                item.kind(),
                Places.of(item),
                List.of(use.field()),
                message,
                at == null ? item.authored() : at,
                item.authored(),
                null));
    }

    /** The key under which Kong reports the entity: its name, else its id. */
    private static Object whereAt(Item item) {
        String endpoint = item.schema().endpointKey();
        FieldDef field = endpoint == null ? null : item.schema().field(endpoint);
        Node key = field == null || !field.isUnique() ? null : item.get(field.name());
        return key == null || Auto.isStandIn(key)
                ? item.primaryKey()
                : Tables.isNull(key) ? "<userdata>" : KongText.shown(key);
    }

    /** The entity that a value of a foreign key names; null where there is none. */
    @Nullable
    Item find(EntityKind target, Node value) {
        Node key = value instanceof MapNode map && map.get("id") != null ? map.get("id") : value;
        if (!(key instanceof Scalar scalar) || !scalar.isString()) {
            return null;
        }
        Item named = byKey.getOrDefault(target, Map.of()).get(scalar.text());
        return named != null ? named : byId.getOrDefault(target, Map.of()).get(scalar.text());
    }

    /**
     * Checks the fields whose values must differ, and puts references in the place of names. Kong's errors have these
     * only where nothing else is wrong.
     */
    void checkUniqueFields() {
        ErrorTable kept = errors;
        errors = new ErrorTable();
        checkAllUnique();
        errors = kept.isEmpty() ? errors : kept;
    }

    private void checkAllUnique() {
        uses.forEach(this::resolve);
        registered.forEach((kind, items) -> {
            Map<String, Map<String, Item>> seen = new HashMap<>();
            items.forEach(item -> checkUnique(item, seen));
        });
    }

    private void resolve(Use use) {
        Node value = use.item().get(use.field());
        Item found = value instanceof Scalar name && name.isString() ? find(use.target(), name) : null;
        if (found != null) {
            use.item().set(use.field(), found.reference());
        }
    }

    private void checkUnique(Item item, Map<String, Map<String, Item>> seen) {
        for (FieldDef field : item.schema().uniqueFields()) {
            Node value = item.get(field.name());
            if (value == null || Tables.isNull(value) || Auto.isStandIn(value)) {
                continue;
            }
            String key = value instanceof MapNode map ? KongText.of(map.get("id")) : KongText.of(value);
            Item first =
                    seen.computeIfAbsent(field.name(), k -> new HashMap<>()).putIfAbsent(key, item);
            if (first != null && !clashed.contains(item)) {
                // Kong keeps the last clash of a kind only, and files it by name
                ErrorTable last = new ErrorTable();
                errors.put(item.kind().plural(), last);
                addClash(item, field.name(), value instanceof MapNode ? key : KongText.shown(value), first, last);
                Fault clash = last.remove(item.position() + 1);
                if (clash != null) {
                    last.put(whereAt(item), clash);
                }
            }
        }
    }

    /** The entities in the order Kong takes them in. */
    Map<EntityKind, List<Item>> registered() {
        return registered;
    }

    /** What is wrong with them; of an entity that is there twice nothing is said about what stands in it. */
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>(violations);
        clashes.stream()
                .filter(clash -> !isInClash(clash.item().parent()))
                .forEach(clash -> found.add(clash.violation()));
        return found;
    }

    private boolean isInClash(@Nullable Item item) {
        return item != null && (clashed.contains(item) || isInClash(item.parent()));
    }

    ErrorTable errors() {
        return errors;
    }
}
