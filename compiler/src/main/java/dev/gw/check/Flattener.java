package dev.gw.check;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
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
        Target whole = new Target(null, List.of(), document);
        errors.fields().forEach((key, fault) -> flattener.section(key, fault, whole));
        return flattener.violations;
    }

    /** The entity, or the document, that errors are about. */
    private record Target(@Nullable EntityKind kind, List<Object> place, MapNode node) {}

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
                entity(new Target(kind, Places.with(place, kind.plural(), key), Tables.asMap(item)), fault);
            } else {
                field(List.of(kind.plural(), key), fault, holder);
            }
        });
    }

    private void entity(Target target, Fault fault) {
        if (!(fault instanceof ErrorTable errors) || target.kind() == null) {
            field(List.of(), fault, target);
            return;
        }
        Map<String, EntityKind> foreign = Kinds.foreign(target.kind());
        errors.fields().forEach((key, inner) -> {
            String name = String.valueOf(key);
            Node value = target.node().get(name);
            EntityKind owned = Tables.isTable(value) ? foreign.get(name) : null;
            Optional<EntityKind> child = EntityKind.ofPlural(name)
                    .filter(kind -> Tables.isTable(value) && Kinds.children(target.kind()).containsKey(kind));
            if (owned != null && value != null) {
                entity(new Target(owned, Places.with(target.place(), name), Tables.asMap(value)), inner);
            } else if (child.isPresent() && inner instanceof ErrorTable table) {
                items(child.get(), table, target.place(), value, target);
            } else {
                field(List.of(key), inner, target);
            }
        });
        errors.entity().forEach(message -> add(Violation.Type.ENTITY, target, List.of(), message));
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
