package dev.gw.check;

import dev.gw.check.schema.CheckMemory;
import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.MapNode;
import dev.gw.model.Entity;
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
    private final @Nullable CheckMemory memory;

    private DeclarativeCheck(CheckSettings settings, @Nullable CheckMemory memory) {
        this.kong = settings.schemas();
        this.memory = memory;
        this.schemas = DocumentSchemas.of(kong);
        this.validator = new Validator(kong::entity, memory);
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
    static Outcome check(MapNode document, CheckSettings settings, @Nullable CheckMemory memory) {
        MapNode migrated = PathMigration.migrated(document);
        CheckMemory known = memory == null && AheadCheck.isLarge(migrated) ? new CheckMemory() : memory;
        if (known != null) {
            known.begin();
        }
        return new DeclarativeCheck(settings, known).run(migrated);
    }

    /** The schema of whole documents, before foreign keys are filled in. */
    public static SchemaDef schema(CheckSettings settings) {
        return DocumentSchemas.of(settings.schemas()).document(DocumentSchemas.Form.TOP);
    }

    private Outcome run(MapNode document) {
        SchemaDef schema = schemas.document(DocumentSchemas.Form.TOP);
        if (memory != null && memory.isEmpty()) {
            AheadCheck.check(document, schema, kong, memory);
        }
        MapNode filled = validator.filler().fill(schema, document);
        ErrorTable errors = checkFields(document, schema, filled);
        List<Item> items = new Items(schemas::entity).of(document, filled);
        new IdMaker(false).giveIds(items);
        Links links = new Links();
        links.register(items);
        links.checkReferences();
        links.checkUniqueFields();
        if (!errors.isEmpty()) {
            List<Violation> violations = Flattener.flatten(errors, document);
            return new Outcome(violations, links.violations(), errors, List.of(), document, flavor);
        }
        if (!links.violations().isEmpty()) {
            MapNode withIds = new WithIds(items).in(document);
            return new Outcome(links.violations(), List.of(), links.errors(), List.of(), withIds, flavor);
        }
        return new Outcome(List.of(), List.of(), errors, entities(links), document, flavor);
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
        Kinds.IN_ORDER.forEach(kind -> links.registered()
                .getOrDefault(kind, List.of())
                .forEach(item -> entities.add(EntityMaker.entity(item))));
        return entities;
    }
}
