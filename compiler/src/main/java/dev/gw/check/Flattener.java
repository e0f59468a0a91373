package dev.gw.check;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.check.schema.Tables;
import dev.gw.check.schema.Uuids;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes violations of a table of errors: each belongs to the innermost entity that it is in. */
final class Flattener {
    private final List<Violation> violations = new ArrayList<>();

    static List<Violation> flatten(ErrorTable errors, MapNode document) {
        Flattener flattener = new Flattener();
        Target whole = new Target(null, List.of(), document, null);
        errors.fields().forEach((key, fault) -> flattener.section(key, fault, whole));
        return flattener.violations;
    }

    /** The entity, or the document, that errors are about. */
    private record Target(
            @Nullable EntityKind kind,
            List<Object> place,
            MapNode node,
            @Nullable Parent parent) {}

    /** The entity that another stands nested in: the foreign key for it, and its id where it has a good one. */
    private record Parent(EntityKind kind, String field, MapNode reference) {}

    private void section(Object key, Fault fault, Target document) {
        Optional<EntityKind> kind = EntityKind.ofPlural(String.valueOf(key));
        Node list = document.node().get(String.valueOf(key));
        if (kind.isPresent() && fault instanceof ErrorTable table && Tables.isTable(list)) {
            items(kind.get(), table, List.of(), list, document);
        } else {
            field(List.of(key), fault, document);
        }
    }

    private void items(EntityKind kind, ErrorTable errors, List<Object> place, @Nullable Node list, Target holder) {
        List<Node> items = Tables.items(list);
        errors.fields().forEach((key, fault) -> {
            Node item = key instanceof Integer i && i <= items.size() ? items.get(i - 1) : null;
            if (item != null && Tables.isTable(item)) {
                List<Object> there = Places.with(place, kind.plural(), key);
                entity(new Target(kind, there, Tables.asMap(item), parent(kind, holder)), fault);
            } else {
                field(List.of(kind.plural(), key), fault, holder);
            }
        });
    }

    private void entity(Target target, Fault fault) {
        EntityKind own = target.kind();
        if (!(fault instanceof ErrorTable errors) || own == null) {
            field(List.of(), fault, target);
            return;
        }
        Map<String, EntityKind> foreign = Kinds.foreign(own);
        errors.fields().forEach((key, inner) -> {
            String name = String.valueOf(key);
            Node value = target.node().get(name);
            EntityKind owned = Tables.isTable(value) ? foreign.get(name) : null;
            Optional<EntityKind> child = EntityKind.ofPlural(name)
                    .filter(kind -> Tables.isTable(value) && Kinds.children(own).containsKey(kind));
            Parent parent = target.parent();
            if (owned != null && value != null) {
                entity(new Target(owned, Places.with(target.place(), name), Tables.asMap(value), null), inner);
            } else if (value == null && parent != null && parent.field().equals(name)) {
                entity(new Target(parent.kind(), target.place(), parent.reference(), null), inner);
            } else if (child.isPresent() && inner instanceof ErrorTable table) {
                items(child.get(), table, target.place(), value, target);
            } else {
                field(List.of(key), inner, target);
            }
        });
        errors.entity().forEach(message -> add(Violation.Type.ENTITY, target, List.of(), message));
    }

    private static @Nullable Parent parent(EntityKind kind, Target holder) {
        String id = holder.node().string("id");
        EntityKind holderKind = holder.kind();
        String field = holderKind == null ? null : Kinds.children(holderKind).get(kind);
        if (holderKind == null || field == null || id == null || !Uuids.isUuid(id)) {
            return null;
        }
        return new Parent(
                holderKind,
                field,
                MapNode.empty().with("id", Scalar.string(id, holder.node().span())));
    }

    private void field(List<Object> path, Fault fault, Target target) {
        if (fault instanceof Fault.Message message) {
            Violation.Type type = path.isEmpty() ? Violation.Type.ENTITY : Violation.Type.FIELD;
            add(type, target, path, message.text());
        } else if (fault instanceof ErrorTable errors) {
            errors.fields().forEach((key, inner) -> field(Places.with(path, key), inner, target));
            errors.entity().forEach(message -> add(Violation.Type.ENTITY, target, path, message));
        }
    }

    private void add(Violation.Type type, Target target, List<Object> path, String message) {
        Node at = Locator.find(target.node(), path, message.equals("unknown field"));
        violations.add(new Violation(type, target.kind(), target.place(), path, message, at, target.node(), null));
    }
}
