package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.Foreign;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schema of a whole document, made from those of the entities in it. Thread-safe. */
final class DocumentSchemas {
    private static final Map<KongSchemas, DocumentSchemas> KNOWN = new ConcurrentHashMap<>();

    private final KongSchemas schemas;
    private final Map<String, SchemaDef> records = new ConcurrentHashMap<>();
    private final Map<Form, SchemaDef> documents = new ConcurrentHashMap<>();

    /** How foreign keys stand in an entity. */
    enum Form {
        /** At the top of the document: as the other's id or name. */
        TOP,
        /** Nested in another entity: not at all. */
        NESTED,
        /** With everything filled in: as {@code {id: …}}. */
        FULL
    }

    private DocumentSchemas(KongSchemas schemas) {
        this.schemas = schemas;
    }

    static DocumentSchemas of(KongSchemas schemas) {
        return schemas.isShared() ? KNOWN.computeIfAbsent(schemas, DocumentSchemas::new) : new DocumentSchemas(schemas);
    }

    /** The schema of the document whose top-level entities have the form. */
    SchemaDef document(Form form) {
        return documents.computeIfAbsent(form, this::makeDocument);
    }

    private SchemaDef makeDocument(Form form) {
        SchemaDef meta = SchemaDef.of(MapNode.empty().with("fields", ListNode.of(KongSchemas.documentFields())));
        List<FieldDef> fields = new ArrayList<>(meta.fields());
        for (EntityKind kind : Kinds.IN_ORDER) {
            fields.add(FieldDef.listOf(kind.plural(), () -> record(kind, form)));
        }
        return meta.withFields(fields);
    }

    private SchemaDef record(EntityKind kind, Form form) {
        String place = kind.plural() + form;
        SchemaDef known = records.get(place);
        if (known == null) {
            known = makeRecord(kind, form);
            records.put(place, known);
        }
        return known;
    }

    private SchemaDef makeRecord(EntityKind kind, Form form) {
        SchemaDef schema = entity(kind);
        List<FieldDef> fields = new ArrayList<>();
        for (FieldDef field : schema.fields()) {
            boolean isHidden = kind == EntityKind.CERTIFICATES && field.isTransient();
            if (!isHidden) {
                fields.add(field.type() == FieldType.FOREIGN ? foreign(field, form) : field);
            }
        }
        fields.add(FieldDef.of("_comment", type("string")));
        fields.add(FieldDef.of("_ignore", type("array").with("elements", type("any"))));
        Form inner = form == Form.FULL ? Form.FULL : Form.NESTED;
        for (EntityKind child : Kinds.children(kind).keySet()) {
            fields.add(FieldDef.listOf(child.plural(), () -> record(child, inner)));
        }
        return schema.withFields(fields);
    }

    private static MapNode type(String name) {
        Node type = Scalar.string(name);
        return MapNode.empty().with("type", type);
    }

    private static FieldDef foreign(FieldDef field, Form form) {
        return switch (form) {
            case TOP -> Foreign.named(field);
            case NESTED -> Foreign.nested(field);
            case FULL -> field;
        };
    }

    /** The schema of an entity by itself. */
    SchemaDef entity(EntityKind kind) {
        SchemaDef schema = schemas.entity(kind.plural());
        if (schema == null) {
            throw new IllegalStateException("no schema for " + kind);
        }
        return schema;
    }
}
