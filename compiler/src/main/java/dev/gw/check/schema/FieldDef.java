package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A field as Kong's schema language describes it: its type, its attributes, the fields inside it. Immutable but
 * for what it remembers; thread-safe.
 */
public final class FieldDef {
    /** How many values are remembered, in slots by their hashes. */
    private static final int FEW = 8;

    private static final int SHORT = 24;

    private final String name;
    private final FieldType type;
    private final MapNode source;
    private final List<Rule> rules;
    private final @Nullable FieldDef elements;
    private final @Nullable FieldDef keys;
    private final @Nullable FieldDef values;
    private final @Nullable Supplier<SchemaDef> fields;
    private final boolean deep;
    private final Scalar key;
    private final FieldTraits traits;
    // made again by another thread it is the same but for identity
    private volatile @Nullable SchemaDef made;
    // what a race loses is looked at again
    private @Nullable Object @Nullable [] right;

    FieldDef(String name, MapNode source) {
        this(name, source, record(source), inner(source, "elements"));
    }

    private FieldDef(String name, MapNode source, @Nullable Supplier<SchemaDef> fields, @Nullable FieldDef elements) {
        this.name = name;
        this.key = Scalar.string(name);
        this.source = source;
        this.type = FieldType.of(source.string("type"));
        this.rules = Rules.of(source, type);
        this.traits = FieldTraits.of(source);
        this.elements = elements;
        this.keys = inner(source, "keys");
        this.values = inner(source, "values");
        this.fields = fields;
        this.deep = type == FieldType.RECORD || type == FieldType.SET || isDeep(elements) || isDeep(values);
    }

    /** A list of records of a schema that is made when first needed; no list at all stays absent. */
    public static FieldDef listOf(String name, Supplier<SchemaDef> record) {
        MapNode list = MapNode.empty().with("type", Scalar.string("array")).with("nilable", Scalar.bool(true));
        MapNode item = MapNode.empty().with("type", Scalar.string("record"));
        return new FieldDef(name, list, null, new FieldDef("", item, record, null));
    }

    /** A field with these attributes. */
    public static FieldDef of(String name, MapNode attributes) {
        return new FieldDef(name, attributes);
    }

    private static @Nullable Supplier<SchemaDef> record(MapNode source) {
        if (!source.has("fields")) {
            return null;
        }
        SchemaDef fields = SchemaDef.of(source);
        return () -> fields;
    }

    private static @Nullable FieldDef inner(MapNode source, String key) {
        MapNode inner = source.map(key);
        return inner == null ? null : new FieldDef("", inner);
    }

    private static boolean isDeep(@Nullable FieldDef field) {
        return field != null && field.deep;
    }

    /** The same field with other or more attributes. */
    FieldDef overlaid(MapNode attributes) {
        MapNode changed = source;
        for (MapNode.Entry attribute : attributes.entries()) {
            changed = changed.with(attribute.name(), attribute.value());
        }
        boolean own = attributes.has("fields") || attributes.has("elements");
        return own ? new FieldDef(name, changed) : new FieldDef(name, changed, fields, elements);
    }

    public String name() {
        return name;
    }

    /** The name as the key of a map. */
    Scalar key() {
        return key;
    }

    public FieldType type() {
        return type;
    }

    /** The type as the schema spells it, known or not. */
    String typeName() {
        return String.valueOf(source.string("type"));
    }

    List<Rule> rules() {
        return rules;
    }

    /** What the items of a list are; null where it is no list. */
    public @Nullable FieldDef elements() {
        return elements;
    }

    public @Nullable FieldDef keys() {
        return keys;
    }

    public @Nullable FieldDef values() {
        return values;
    }

    /** The fields of a record; null where it is none. */
    public @Nullable SchemaDef fields() {
        SchemaDef known = made;
        if (known == null && fields != null) {
            known = fields.get();
            made = known;
        }
        return known;
    }

    /** Whether filling in defaults can change a value of it. */
    boolean isDeep() {
        return deep;
    }

    FieldTraits traits() {
        return traits;
    }

    public boolean isRequired() {
        return traits.isRequired();
    }

    public boolean isUnique() {
        return traits.isUnique();
    }

    /** Whether it is only a name for other entities that stand nested, not a field of its own. */
    public boolean isTransient() {
        return is("transient");
    }

    /** Whether an attribute is true. */
    public boolean is(String attribute) {
        return source.get(attribute) instanceof Scalar scalar && scalar.isTrue();
    }

    public @Nullable Node get(String attribute) {
        return source.get(attribute);
    }

    /** The kind that a foreign key refers to, as its plural. */
    public @Nullable String reference() {
        return source.string("reference");
    }

    /**
     * Whether a value is one of the few that were found right lately. They are told by identity: readers share short texts,
     * and most fields hold the same few over and over.
     */
    @SuppressWarnings("ReferenceEquality") // as above
    boolean isFoundRight(Scalar scalar) {
        Object value = scalar.value();
        @Nullable Object[] known = right;
        return known != null && value != null && isCommon(value) && known[slot(value)] == value;
    }

    /** Remembers a value that is right whatever stands around it. */
    void foundRight(Scalar scalar) {
        Object value = scalar.value();
        if (value != null && isCommon(value) && !scalar.isSensitive()) {
            @Nullable Object[] known = right == null ? new Object[FEW] : right;
            known[slot(value)] = value;
            right = known;
        }
    }

    private static boolean isCommon(Object value) {
        return value instanceof Boolean || (value instanceof String text && text.length() <= SHORT);
    }

    private static int slot(Object value) {
        return value.hashCode() & FEW - 1;
    }

    /** The attributes as they were read. */
    public MapNode source() {
        return source;
    }
}
