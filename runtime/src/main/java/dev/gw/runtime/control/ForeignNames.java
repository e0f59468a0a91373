package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.FieldDef;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Foreign keys in what is written: beside an id they may hold any unique field of the entity that is meant. */
final class ForeignNames {
    private final Store store;
    private final Map<String, ErrorTable> unresolved = new java.util.TreeMap<>();

    private ForeignNames(Store store) {
        this.store = store;
    }

    /** What was given, with ids for foreign keys; refused where a foreign key names nothing. */
    static MapNode resolved(Store store, EntityKind kind, MapNode given) {
        return new ForeignNames(store).resolve(kind, given);
    }

    private MapNode resolve(EntityKind kind, MapNode given) {
        MapNode resolved = given;
        for (Map.Entry<String, EntityKind> foreign : ApiName.foreign(kind).entrySet()) {
            MapNode value = given.map(foreign.getKey());
            String id = value == null ? null : value.string("id");
            if (value != null && (id == null || !Store.isId(id))) {
                Entity found = find(foreign.getKey(), foreign.getValue(), value);
                resolved = found == null ? resolved : resolved.with(foreign.getKey(), EntityWrites.reference(found));
            }
        }
        if (!unresolved.isEmpty()) {
            throw refusal();
        }
        return resolved;
    }

    private @Nullable Entity find(String foreign, EntityKind kind, MapNode value) {
        for (FieldDef field : Store.schema(kind).fields()) {
            if (field.is("unique")
                    && value.get(field.name()) instanceof Scalar name
                    && name.isString()
                    && !name.text().isEmpty()) {
                Optional<Entity> found = store.by(kind, field.name(), name.text());
                if (found.isPresent()) {
                    return found.get();
                }
                String problem = "the foreign key cannot be resolved with '" + LuaPretty.pair(field.name(), name.text())
                        + "' for an existing '" + kind.plural() + "' entity";
                unresolved.computeIfAbsent(foreign, key -> new ErrorTable()).put(field.name(), problem);
            }
        }
        return null;
    }

    private Refusal refusal() {
        ErrorTable fields = new ErrorTable();
        List<String> lines = new ArrayList<>();
        unresolved.forEach((foreign, problems) -> {
            fields.put(foreign, problems);
            problems.fields().keySet().stream()
                    .map(String::valueOf)
                    .sorted()
                    .forEach(name -> lines.add(foreign + "." + name + ": " + Errors.text(problems.get(name))));
        });
        String all = String.join("; ", lines);
        String message = lines.size() == 1
                ? "foreign key unresolved (" + all + ")"
                : lines.size() + " foreign keys unresolved (" + all + ")";
        return Errors.refusal(400, 13, "foreign keys unresolved", message, Errors.json(fields));
    }
}
