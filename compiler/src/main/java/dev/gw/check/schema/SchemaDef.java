package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schema of an entity or record: its fields, the checks across them, the shorthands for them, and where one of its
 * fields selects it, the subschema. Immutable but for what it remembers; thread-safe.
 */
public final class SchemaDef {
    private final MapNode source;
    private final List<FieldDef> fields;
    private final FieldTable table;
    private final List<FieldDef> uniqueFields;
    private final List<FieldDef> demanded;
    private final List<EntityCheck> checks;
    private final List<Shorthand> shorthands;
    private final Map<String, Shorthand> shorthandsByName;
    private final List<Transformation> transformations;
    private final Function<String, @Nullable SchemaDef> subschemas;
    private final @Nullable String subschemaKey;
    private final @Nullable String endpointKey;
    private final List<String> primaryKey;
    private final List<String> cacheKey;
    private final boolean ttl;
    private final Map<String, SchemaDef> specialised = new ConcurrentHashMap<>();

    private SchemaDef(
            MapNode source,
            List<FieldDef> fields,
            Function<String, @Nullable SchemaDef> subschemas,
            @Nullable SchemaDef parent) {
        this.source = source;
        this.fields = List.copyOf(fields);
        this.table = new FieldTable(fields);
        this.uniqueFields = fields.stream().filter(FieldDef::isUnique).toList();
        this.subschemaKey = source.string("subschema_key");
        this.endpointKey = source.string("endpoint_key");
        this.primaryKey = EntityChecks.names(source, "primary_key");
        this.cacheKey = EntityChecks.names(source, "cache_key");
        this.ttl = source.get("ttl") instanceof Scalar scalar && scalar.isTrue();
        this.subschemas = subschemas;
        this.checks = new ArrayList<>(parent == null ? List.of() : parent.checks);
        this.transformations = new ArrayList<>(parent == null ? List.of() : parent.transformations);
        this.demanded = parent == null ? this.fields : parent.demanded;
        this.shorthands = parent == null ? Shorthand.read(source) : parent.shorthands;
        this.shorthandsByName = parent == null ? byName(shorthands) : parent.shorthandsByName;
        checks.addAll(EntityChecks.read(source, this));
        transformations.addAll(Transformation.read(source));
    }

    /** A schema in the shape of gw's data files or of a Kong schema definition. */
    public static SchemaDef of(MapNode source) {
        return new SchemaDef(source, SchemaFields.read(source), SchemaDef::none, null);
    }

    private static @Nullable SchemaDef none(String name) {
        return null;
    }

    /** The same schema with subschemas that are looked up by the value of {@code subschema_key}. */
    public SchemaDef withSubschemas(Function<String, @Nullable SchemaDef> lookup) {
        return new SchemaDef(source, fields, lookup, null);
    }

    /** The same schema with other fields. */
    public SchemaDef withFields(List<FieldDef> others) {
        return new SchemaDef(source, others, subschemas, null);
    }

    /** The name under which the schema is known; empty for records. */
    public String name() {
        String name = source.string("name");
        return name == null ? "" : name;
    }

    public List<FieldDef> fields() {
        return fields;
    }

    public @Nullable FieldDef field(String name) {
        return table.named(name);
    }

    FieldTable table() {
        return table;
    }

    /** The fields whose values no two entities may share. */
    public List<FieldDef> uniqueFields() {
        return uniqueFields;
    }

    /** The field at a dotted path. */
    @Nullable
    FieldDef fieldAt(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return table.named(path);
        }
        FieldDef head = table.named(path.substring(0, dot));
        SchemaDef inner = head == null ? null : head.fields();
        return inner == null ? null : inner.fieldAt(path.substring(dot + 1));
    }

    /** The fields that count when something required is looked for: a subschema doesn't change them. */
    List<FieldDef> demanded() {
        return demanded;
    }

    List<EntityCheck> checks() {
        return checks;
    }

    /** The fields that stand for others. */
    public List<Shorthand> shorthands() {
        return shorthands;
    }

    List<Transformation> transformations() {
        return transformations;
    }

    /** The shorthand of a name; null where there is none. */
    public @Nullable Shorthand shorthand(String name) {
        return shorthandsByName.get(name);
    }

    private static Map<String, Shorthand> byName(List<Shorthand> shorthands) {
        Map<String, Shorthand> byName = new HashMap<>();
        shorthands.forEach(shorthand -> byName.putIfAbsent(shorthand.name(), shorthand));
        return byName;
    }

    /** The field that selects the subschema; null where there are no subschemas. */
    public @Nullable String subschemaKey() {
        return subschemaKey;
    }

    /** What Kong says when there is no subschema of this name. */
    String subschemaError(String name) {
        String format = source.string("subschema_error");
        return LuaText.format(format == null ? "unknown type: %s" : format, name);
    }

    /** The schema for this very input, with the fields and checks of its subschema; null where it has none. */
    public @Nullable SchemaDef specialised(MapNode input) {
        String key = subschemaKey();
        Node value = key == null ? null : input.get(key);
        if (value instanceof Scalar scalar) {
            return scalar.isString() ? specialised(scalar.text()) : null;
        }
        for (Node item : Tables.items(value)) {
            SchemaDef found = item instanceof Scalar scalar && scalar.isString() ? specialised(scalar.text()) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The schema with the fields and checks of one subschema; null where there is none of the name. */
    public @Nullable SchemaDef specialised(String name) {
        SchemaDef known = specialised.get(name);
        if (known != null) {
            return known;
        }
        SchemaDef subschema = subschemas.apply(name);
        if (subschema == null) {
            return null;
        }
        SchemaDef merged = merged(subschema);
        specialised.put(name, merged);
        return merged;
    }

    private SchemaDef merged(SchemaDef subschema) {
        List<FieldDef> merged = new ArrayList<>(fields.size());
        for (FieldDef field : fields) {
            FieldDef special = subschema.field(field.name());
            merged.add(special == null ? field : special);
        }
        return new SchemaDef(subschema.source, merged, SchemaDef::none, this);
    }

    public List<String> primaryKey() {
        return primaryKey;
    }

    public List<String> cacheKey() {
        return cacheKey;
    }

    public @Nullable String endpointKey() {
        return endpointKey;
    }

    /** Whether what is written may say how long it is to live. */
    public boolean hasTtl() {
        return ttl;
    }
}
