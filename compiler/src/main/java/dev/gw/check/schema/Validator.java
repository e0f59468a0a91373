package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks values against fields and records against schemas, with Kong's verdicts and messages. Used by one thread. */
public final class Validator {
    static final String REQUIRED = "required field missing";
    private static final String UNKNOWN = "unknown field";

    private final Function<String, @Nullable SchemaDef> entities;
    private final Filler filler;
    private final @Nullable CheckMemory memory;
    private final boolean updating;

    /**
     * @param entities the schemas of entities by their plural, for foreign keys
     */
    public Validator(Function<String, @Nullable SchemaDef> entities) {
        this(entities, null, false);
    }

    /** The same, which passes over what an earlier check found right, if any came before. */
    public Validator(Function<String, @Nullable SchemaDef> entities, @Nullable CheckMemory memory) {
        this(entities, memory, false);
    }

    /** A validator for parts of entities, as an update has them: what is not given may be missing. */
    public static Validator forUpdates(Function<String, @Nullable SchemaDef> entities) {
        return new Validator(entities, null, true);
    }

    private Validator(Function<String, @Nullable SchemaDef> entities, @Nullable CheckMemory memory, boolean updating) {
        this.entities = entities;
        this.memory = memory;
        this.filler = new Filler(this, memory);
        this.updating = updating;
    }

    public Filler filler() {
        return filler;
    }

    /** What messages of some entity checks start with. */
    String prefix() {
        return updating ? "when updating, " : "";
    }

    /** What messages about fields that an entity check lacks end with. */
    String suffix() {
        return updating ? " when updating" : "";
    }

    /** What is wrong with the record; an empty table where nothing is. */
    public ErrorTable check(SchemaDef schema, Node record) {
        return check(schema, Tables.asMap(record), !updating, false);
    }

    /** What is wrong with a record that is {@linkplain Filler#fill filled} already. */
    public ErrorTable checkFilled(SchemaDef schema, MapNode record) {
        return check(schema, record, true, true);
    }

    private ErrorTable check(SchemaDef schema, MapNode record, boolean full, boolean filled) {
        ErrorTable errors = new ErrorTable();
        SchemaDef effective = schema;
        String key = schema.subschemaKey();
        if (key != null) {
            SchemaDef special = schema.specialised(record);
            Node value = record.get(key);
            if (special == null) {
                errors.put(key, Tables.isUnset(value) ? REQUIRED : schema.subschemaError(named(value)));
                return errors;
            }
            effective = special;
        }
        checkFields(effective, record, filled, errors);
        checkRequired(effective, record, full, errors);
        for (int i = 0; i < effective.checks().size(); i++) {
            effective.checks().get(i).run(effective, record, full, this, errors);
        }
        for (int i = 0; i < effective.transformations().size(); i++) {
            effective.transformations().get(i).check(record, errors);
        }
        return errors;
    }

    private static String named(@Nullable Node value) {
        if (value instanceof Scalar) {
            return LuaText.of(value);
        }
        List<Node> items = Tables.items(value);
        return LuaText.of(items.isEmpty() ? null : items.get(0));
    }

    private void checkFields(SchemaDef schema, MapNode record, boolean filled, ErrorTable errors) {
        for (int i = 0; i < record.size(); i++) {
            MapNode.Entry entry = record.at(i);
            if (filled && filler.isFoundRight(entry)) {
                continue;
            }
            Fault fault = checkEntry(schema, record, entry, filled);
            if (fault != null) {
                errors.put(keyOf(entry.key()), fault);
            } else if (filled) {
                filler.foundRight(entry);
            }
        }
        ErrorTable broken = filler.broken(record);
        if (broken != null) {
            errors.merge(broken);
        }
    }

    private @Nullable Fault checkEntry(SchemaDef schema, MapNode record, MapNode.Entry entry, boolean filled) {
        String name = entry.name();
        if (name.equals("updated_at") || (name.equals("ttl") && schema.hasTtl())) {
            return null;
        }
        FieldDef field = schema.field(name);
        if (field == null) {
            return Fault.of(UNKNOWN);
        }
        return field.type() == FieldType.JSON
                ? JsonField.problem(field, record, entry.value())
                : check(field, entry.value(), filled);
    }

    private static Object keyOf(Scalar key) {
        return key.value() instanceof Long position ? (Object) position.intValue() : key.text();
    }

    private static void checkRequired(SchemaDef schema, MapNode record, boolean full, ErrorTable errors) {
        List<FieldDef> demanded = schema.demanded();
        for (int i = 0; i < demanded.size(); i++) {
            FieldDef field = demanded.get(i);
            if (field.isRequired()) {
                Node value = record.get(field.name());
                if (value == null ? full : Tables.isNull(value)) {
                    errors.put(field.name(), REQUIRED);
                }
            }
        }
    }

    /** What is wrong with a value of the field; null where nothing is. An absent value is of no type. */
    public @Nullable Fault field(FieldDef field, @Nullable Node value) {
        return check(field, value, false);
    }

    private @Nullable Fault check(FieldDef field, @Nullable Node value, boolean filled) {
        return check(field, value, field.isRequired(), filled);
    }

    private @Nullable Fault check(FieldDef field, @Nullable Node value, boolean required, boolean filled) {
        if (value instanceof Scalar scalar && field.isFoundRight(scalar)) {
            return null;
        }
        if (Tables.isNull(value)) {
            return checkNull(field, required);
        }
        if (field.traits().mustBeNull()) {
            return Fault.of(messageOr(field, "value must be null"));
        }
        if (field.traits().isAbstract()) {
            return Fault.of("error in schema definition: abstract field was not specialized");
        }
        Fault fault = value == null ? wrongType(field) : checkType(field, value, filled);
        if (fault != null || value == null) {
            return fault;
        }
        if (field.type() == FieldType.STRING && field.traits().isReferenceable() && References.isVault(value)) {
            return null;
        }
        Fault broken = checkRules(field, value);
        if (broken == null && value instanceof Scalar scalar) {
            field.foundRight(scalar);
        }
        return broken;
    }

    private static @Nullable Fault checkNull(FieldDef field, boolean required) {
        if (field.traits().mustBeSet()) {
            return Fault.of(messageOr(field, "value must not be null"));
        }
        Node wanted = field.traits().wanted();
        if (!Tables.isUnset(wanted)) {
            return Fault.of("value must be " + LuaText.of(wanted));
        }
        return required ? Fault.of(REQUIRED) : null;
    }

    private static String messageOr(FieldDef field, String message) {
        String own = field.traits().err();
        return own == null ? message : own;
    }

    private static @Nullable Fault checkRules(FieldDef field, Node value) {
        List<Rule> rules = field.rules();
        for (int i = 0; i < rules.size(); i++) {
            String problem = rules.get(i).problem(value);
            if (problem != null) {
                return Fault.of(messageOr(field, problem));
            }
        }
        return null;
    }

    private static @Nullable Fault wrongType(FieldDef field) {
        return switch (field.type()) {
            case ANY -> null;
            case UNKNOWN -> Fault.of("invalid type: " + field.typeName());
            default -> Fault.of(field.type().expectation());
        };
    }

    private @Nullable Fault checkType(FieldDef field, Node value, boolean filled) {
        boolean fits = switch (field.type()) {
            case STRING -> value instanceof Scalar scalar && scalar.isString();
            case NUMBER -> value instanceof Scalar scalar && scalar.isNumber();
            case INTEGER -> value instanceof Scalar scalar && scalar.isWhole();
            case BOOLEAN -> value instanceof Scalar scalar && scalar.isBoolean();
            case ARRAY, SET -> Tables.isSequence(value);
            case MAP, RECORD -> Tables.isTable(value);
            case FOREIGN, ANY -> true;
            case JSON, FUNCTION, UNKNOWN -> false;
        };
        return fits ? checkInside(field, value, filled) : wrongType(field);
    }

    private @Nullable Fault checkInside(FieldDef field, Node value, boolean filled) {
        return switch (field.type()) {
            case ARRAY, SET -> checkItems(field.elements(), Tables.items(value), filled);
            case MAP -> checkMap(field, Tables.asMap(value), filled);
            case RECORD -> checkRecord(field.fields(), value, filled);
            case FOREIGN -> checkForeign(field, value);
            default -> null;
        };
    }

    private @Nullable Fault checkItems(@Nullable FieldDef elements, List<Node> items, boolean filled) {
        if (elements == null) {
            return null;
        }
        ErrorTable errors = null;
        CheckMemory known = filled && elements.type() == FieldType.RECORD ? memory : null;
        for (int i = 0; i < items.size(); i++) {
            Fault fault = known == null
                    ? check(elements, items.get(i), true, filled)
                    : checkUnlessKnown(known, elements, items.get(i));
            if (fault != null) {
                errors = errors == null ? new ErrorTable() : errors;
                errors.put(i + 1, fault);
            }
        }
        return errors;
    }

    private @Nullable Fault checkUnlessKnown(CheckMemory known, FieldDef elements, Node item) {
        if (known.isRight(elements, item)) {
            return null;
        }
        Fault fault = check(elements, item, true, true);
        if (fault == null) {
            known.right(elements, item);
        }
        return fault;
    }

    private @Nullable Fault checkMap(FieldDef field, MapNode map, boolean filled) {
        FieldDef keys = field.keys();
        FieldDef values = field.values();
        for (MapNode.Entry entry : map.entries()) {
            Fault fault = keys == null ? null : check(keys, entry.key(), true, filled);
            if (fault == null && values != null) {
                fault = check(values, entry.value(), true, filled);
            }
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable Fault checkRecord(@Nullable SchemaDef schema, Node value, boolean filled) {
        if (schema == null) {
            return null;
        }
        MapNode record = filled ? Tables.asMap(value) : filler.fill(schema, value);
        ErrorTable errors = check(schema, record, true, true);
        return errors.isEmpty() ? null : errors;
    }

    private @Nullable Fault checkForeign(FieldDef field, Node value) {
        SchemaDef schema = entities.apply(String.valueOf(field.reference()));
        if (schema == null) {
            return null;
        }
        ErrorTable errors = primaryKeyErrors(schema, value);
        if (errors.isEmpty()) {
            return null;
        }
        if (Tables.isTable(value)) {
            ErrorTable others = check(schema, Tables.asMap(value), false, false);
            return others.isEmpty() ? errors : others;
        }
        return errors;
    }

    private ErrorTable primaryKeyErrors(SchemaDef schema, Node value) {
        ErrorTable errors = new ErrorTable();
        for (String key : schema.primaryKey()) {
            FieldDef field = schema.field(key);
            Node given = Tables.get(value, key);
            boolean absent =
                    given == null || (given instanceof Scalar scalar && scalar.isBoolean() && !scalar.isTrue());
            if (absent || field == null || given == null) {
                errors.put(key, "missing primary key");
            } else if (Tables.isNull(given)
                    && (field.isRequired() || field.traits().isAuto())) {
                errors.put(key, REQUIRED);
            } else {
                Fault fault = check(field, given, false);
                if (fault != null) {
                    errors.put(key, fault);
                }
            }
        }
        return errors;
    }
}
