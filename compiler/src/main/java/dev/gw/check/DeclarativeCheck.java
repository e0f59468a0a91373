package dev.gw.check;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kong's check of a declarative document, step by step as POST /config does it: every field by its schema; on failure a
 * second look with foreign keys filled in; then ids, references and uniqueness.
 */
public final class DeclarativeCheck {
    private final DocumentSchemas schemas;
    private final Validator validator;
    private final Validator second;
    private final RouterFlavor flavor;
    private final KongSchemas kong;
    private final @Nullable Memory memory;

    private DeclarativeCheck(CheckSettings settings, @Nullable Memory memory) {
        this.kong = settings.schemas();
        this.memory = memory;
        this.schemas = DocumentSchemas.of(kong);
        this.validator = new Validator(kong::entity, memory == null ? null : memory.values());
        this.second = new Validator(kong::entity);
        this.flavor = settings.flavor();
    }

    /** Kong's verdict on the document, and its entities where it is accepted. */
    public static Outcome check(MapNode document, CheckSettings settings) {
        return check(document, settings, null);
    }

    /**
     * The same, which passes over what has not changed since an earlier check.
     *
     * @param memory what the earlier checks left; null where there were none
     */
    static Outcome check(MapNode document, CheckSettings settings, @Nullable Memory memory) {
        MapNode migrated = PathMigration.migrated(document);
        Memory known = memory == null && AheadCheck.isLarge(migrated) ? new Memory() : memory;
        if (known != null) {
            known.values().begin();
        }
        return new DeclarativeCheck(settings, known).run(migrated);
    }

    /** The schema of whole documents, before foreign keys are filled in. */
    public static SchemaDef schema(CheckSettings settings) {
        return DocumentSchemas.of(settings.schemas()).document(DocumentSchemas.Form.TOP);
    }

    private Outcome run(MapNode document) {
        SchemaDef schema = schemas.document(DocumentSchemas.Form.TOP);
        if (memory != null && memory.values().isEmpty()) {
            AheadCheck.check(document, schema, kong, memory.values());
        }
        MapNode filled = validator.filler().fill(schema, document);
        ErrorTable errors = checkFields(document, schema, filled);
        if (memory != null && errors.isEmpty()) {
            Linked linked = linked(new Items(schemas::entity, memory.items()).of(document, filled));
            if (linked.links().violations().isEmpty()) {
                memory.items().keep(linked.items());
                return accepted(document, linked.links());
            }
        }
        // what is wrong is told as if nothing had been known
        Linked linked = linked(new Items(schemas::entity).of(document, filled));
        List<Violation> violations = linked.links().violations();
        if (!errors.isEmpty()) {
            return new Outcome(Flattener.flatten(errors, document), violations, errors, List.of(), document, flavor);
        }
        if (!violations.isEmpty()) {
            MapNode withIds = new WithIds(linked.items()).in(document);
            return new Outcome(violations, List.of(), linked.links().errors(), List.of(), withIds, flavor);
        }
        return accepted(document, linked.links());
    }

    /** The entities of a document with ids, and with what they are to each other. */
    private record Linked(List<Item> items, Links links) {}

    private static Linked linked(List<Item> items) {
        IdMaker.giveIds(items, /* always= */ false);
        Links links = new Links();
        links.register(items);
        links.checkReferences();
        links.checkUniqueFields();
        return new Linked(items, links);
    }

    private Outcome accepted(MapNode document, Links links) {
        return new Outcome(List.of(), List.of(), new ErrorTable(), entities(links), document, flavor);
    }

    private ErrorTable checkFields(MapNode document, SchemaDef schema, MapNode filled) {
        ErrorTable first = validator.checkFilled(schema, filled);
        if (first.isEmpty()) {
            return first;
        }
        ErrorTable errors = new SecondLook(schemas).check(document, second);
        if (!errors.isEmpty()) {
            errors.merge(first.only("value must be null"));
        }
        return errors;
    }

    private static List<Entity> entities(Links links) {
        List<Entity> entities = new ArrayList<>();
        for (EntityKind kind : Kinds.IN_ORDER) {
            List<Item> items = links.registered().getOrDefault(kind, List.of());
            Parts.of(
                            items.size(),
                            (from, to) -> items.subList(from, to).stream()
                                    .map(Item::entity)
                                    .toList())
                    .forEach(entities::addAll);
        }
        return entities;
    }
}
