package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.document.MapNode;
import dev.gw.model.EntityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the schemas say about the place of a violation. */
final class SchemaLookup {
    private final KongSchemas schemas;

    SchemaLookup(CheckSettings settings) {
        this.schemas = settings.schemas();
    }

    /** The schema of an entity, with that of its plugin; null for the document. */
    @Nullable
    SchemaDef schema(@Nullable EntityKind kind, MapNode entity) {
        SchemaDef schema = kind == null ? null : schemas.entity(kind.plural());
        SchemaDef special = schema == null || schema.subschemaKey() == null ? null : schema.specialised(entity);
        return special == null ? schema : special;
    }

    /** The field that a violation is about; null where the schema has none. */
    @Nullable
    FieldDef field(Violation violation) {
        SchemaDef schema = schema(violation.kind(), violation.entity());
        return schema == null ? null : field(schema, violation.field());
    }

    /** The record in which the field of a violation stands; null where there is none. */
    @Nullable
    SchemaDef holder(Violation violation) {
        SchemaDef schema = schema(violation.kind(), violation.entity());
        List<Object> path = violation.field();
        if (schema == null || path.size() < 2) {
            return schema;
        }
        FieldDef outer = field(schema, path.subList(0, path.size() - 1));
        return outer == null ? null : outer.fields();
    }

    static @Nullable FieldDef field(SchemaDef schema, List<Object> path) {
        FieldDef field = null;
        SchemaDef record = schema;
        for (Object step : path) {
            if (step instanceof String name && record != null) {
                field = record.field(name);
            } else if (field != null) {
                field = step instanceof Integer ? field.elements() : field.values();
            }
            record = field == null ? null : field.fields();
        }
        return field;
    }
}
