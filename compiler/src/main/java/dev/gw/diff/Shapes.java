package dev.gw.diff;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the schemas say about the fields of an entity, and which of them are nobody's intent.
 *
 * @param schemas the schemas of the gateway
 */
record Shapes(KongSchemas schemas) {
    /** What a gateway fills in by itself. */
    private static final Set<String> GENERATED = Set.of("id", "created_at", "updated_at", "ws_id", "cert_digest");

    /** The schema for this very entity; null for a kind without one. */
    @Nullable
    SchemaDef of(Entity entity) {
        SchemaDef schema = schemas.entity(entity.kind().plural());
        SchemaDef special = schema == null ? null : schema.specialised(entity.fields());
        return special == null ? schema : special;
    }

    /** Whether nobody means anything by a field: ids and times. */
    static boolean isGenerated(EntityKind kind, String field) {
        return GENERATED.contains(field) || (kind == EntityKind.CERTIFICATES && field.equals("snis"));
    }

    /** Whether a gateway draws a value where none is given. */
    static boolean isDrawn(@Nullable FieldDef field) {
        return field != null && field.is("auto");
    }
}
