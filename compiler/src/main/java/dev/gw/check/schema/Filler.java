package dev.gw.check.schema;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills records as Kong does before it checks them: shorthands are replaced, defaults filled in, sets lose their
 * duplicates. What is filled already comes back as it is. Used by one thread.
 */
public final class Filler {
    private static final Scalar NULL = Scalar.nil(Span.nowhere());

    private static final int FEW = 8;

    private final IdentityHashMap<Node, ErrorTable> broken = new IdentityHashMap<>();
    private final IdentityHashMap<FieldDef, Node> records = new IdentityHashMap<>();
    private final IdentityHashMap<SchemaDef, MapNode.@Nullable Entry[]> absent = new IdentityHashMap<>();
    /** The entries for what is not given, each with whether it was found right. */
    private final IdentityHashMap<MapNode.Entry, Boolean> defaults = new IdentityHashMap<>();

    private final Validator validator;
    private final @Nullable CheckMemory memory;

    Filler(Validator validator, @Nullable CheckMemory memory) {
        this.validator = validator;
        this.memory = memory;
    }

    /** The record with everything filled in. */
    public MapNode fill(SchemaDef schema, Node record) {
        MapNode data = Tables.asMap(record);
        ErrorTable errors = new ErrorTable();
        data = expand(schema, data, errors);
        SchemaDef special = schema.specialised(data);
        MapNode filled = fillFields(special == null ? schema : special, data);
        if (!errors.isEmpty()) {
            broken.put(filled, errors);
        }
        return filled;
    }

    /** What was wrong with the shorthands of a filled record; null where nothing was. */
    @Nullable
    ErrorTable broken(MapNode filled) {
        return broken.get(filled);
    }

    /** Whether an entry of a filled record stands for what was not given, and was found right elsewhere. */
    boolean isFoundRight(MapNode.Entry entry) {
        return !entry.key().isWritten() && Boolean.TRUE.equals(defaults.get(entry));
    }

    /** Remembers an entry that stands for what was not given: the verdict is the same wherever it stands. */
    void foundRight(MapNode.Entry entry) {
        if (!entry.key().isWritten() && defaults.containsKey(entry)) {
            defaults.put(entry, true);
        }
    }

    private MapNode expand(SchemaDef schema, MapNode record, ErrorTable errors) {
        MapNode data = record;
        for (int i = 0; i < schema.shorthands().size(); i++) {
            Shorthand shorthand = schema.shorthands().get(i);
            Node value = data.get(shorthand.name());
            if (value == null) {
                continue;
            }
            Fault fault = validator.field(shorthand.field(), value);
            String mismatch = fault == null ? shorthand.mismatch(data, value) : null;
            if (fault == null && mismatch == null) {
                data = shorthand.expanded(data, value);
            } else {
                errors.put(shorthand.name(), fault == null ? Fault.of(String.valueOf(mismatch)) : fault);
                data = data.without(shorthand.name());
            }
        }
        return data;
    }

    private MapNode fillFields(SchemaDef schema, MapNode data) {
        FieldTable table = schema.table();
        List<MapNode.Entry> entries = new ArrayList<>(Math.max(data.size(), table.size()) + 2);
        boolean[] given = new boolean[table.size()];
        boolean changed = false;
        for (int i = 0; i < data.size(); i++) {
            MapNode.Entry entry = data.at(i);
            int place = entry.key().isString() ? table.place(entry.name()) : -1;
            Node value = entry.value();
            if (place >= 0) {
                given[place] = true;
                value = adjust(table.at(place), value);
            }
            changed |= value != entry.value();
            entries.add(value == entry.value() ? entry : new MapNode.Entry(entry.key(), value));
        }
        MapNode.@Nullable Entry[] others = absent(schema);
        for (int i = 0; i < others.length; i++) {
            MapNode.Entry other = others[i];
            if (other != null && !given[i]) {
                changed = true;
                entries.add(other);
            }
        }
        return changed ? data.holding(entries) : data;
    }

    /** What stands in the place of each field that is not given; null where nothing does. */
    private MapNode.@Nullable Entry[] absent(SchemaDef schema) {
        MapNode.@Nullable Entry[] known = absent.get(schema);
        if (known != null) {
            return known;
        }
        FieldTable table = schema.table();
        MapNode.@Nullable Entry[] entries = new MapNode.Entry[table.size()];
        for (int i = 0; i < entries.length; i++) {
            FieldDef field = table.at(i);
            Node value = table.place(field.name()) == i ? missing(field) : null;
            if (value != null) {
                MapNode.Entry entry = new MapNode.Entry(field.key(), value);
                entries[i] = entry;
                if (field.type() != FieldType.JSON) {
                    defaults.put(entry, false);
                }
            }
        }
        absent.put(schema, entries);
        return entries;
    }

    private Node adjust(FieldDef field, Node value) {
        if (isLeftOut(field, value)) {
            Node other = missing(field);
            return other == null ? value : other;
        }
        if (!field.isDeep() || !Tables.isTable(value) || field.traits().isAbstract()) {
            return value;
        }
        SchemaDef record = field.fields();
        return switch (field.type()) {
            case RECORD -> record == null ? value : fill(record, value);
            case ARRAY -> items(field.elements(), value);
            case SET -> items(field.elements(), distinct(value));
            case MAP -> items(field.values(), value);
            default -> value;
        };
    }

    /** Kong takes a false in a record's place for no value at all. */
    private static boolean isLeftOut(FieldDef field, Node value) {
        return field.type() == FieldType.RECORD
                && value instanceof Scalar scalar
                && scalar.isBoolean()
                && !scalar.isTrue()
                && !field.traits().isAbstract();
    }

    private Node items(@Nullable FieldDef field, Node value) {
        if (field == null || !field.isDeep()) {
            return value;
        }
        return value instanceof ListNode list ? list(field, list) : map(field, (MapNode) value);
    }

    private Node list(FieldDef field, ListNode list) {
        List<Node> items = new ArrayList<>(list.size());
        boolean changed = false;
        for (Node item : list.items()) {
            Node adjusted = memory == null ? adjust(field, item) : remembered(memory, field, item);
            changed |= adjusted != item;
            items.add(adjusted);
        }
        return changed ? new ListNode(items, list.span()) : list;
    }

    private Node remembered(CheckMemory memory, FieldDef field, Node item) {
        Node known = memory.filled(field, item);
        if (known != null) {
            return known;
        }
        Node adjusted = adjust(field, item);
        memory.fill(field, item, adjusted);
        return adjusted;
    }

    private Node map(FieldDef field, MapNode map) {
        List<MapNode.Entry> entries = new ArrayList<>(map.size());
        boolean changed = false;
        for (MapNode.Entry entry : map.entries()) {
            Node adjusted = adjust(field, entry.value());
            changed |= adjusted != entry.value();
            entries.add(new MapNode.Entry(entry.key(), adjusted));
        }
        return changed ? map.holding(entries) : map;
    }

    private static Node distinct(Node value) {
        List<Node> items = Tables.items(value);
        if (items.size() < 2 || !Tables.isSequence(value) || areFewTextsApart(items)) {
            return value;
        }
        Set<Object> seen = new HashSet<>();
        List<Node> kept = new ArrayList<>(items.size());
        for (Node item : items) {
            if (!(item instanceof Scalar scalar) || seen.add(identity(scalar))) {
                kept.add(item);
            }
        }
        return kept.size() == items.size() ? value : new ListNode(kept, value.span());
    }

    /** Whether they are a few texts, none twice: as most sets are, found without an index. */
    private static boolean areFewTextsApart(List<Node> items) {
        if (items.size() > FEW) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            boolean isText = items.get(i) instanceof Scalar scalar && scalar.isString();
            for (int j = 0; j < i; j++) {
                isText &= !items.get(i).sameAs(items.get(j));
            }
            if (!isText) {
                return false;
            }
        }
        return true;
    }

    private static Object identity(Scalar scalar) {
        Object value = scalar.value();
        return scalar.isNumber() ? Double.valueOf(scalar.number()) : value == null ? Scalar.class : value;
    }

    /** What stands in the place of a field that is not given; null (absent) where nothing does. */
    private @Nullable Node missing(FieldDef field) {
        Node auto = Auto.valueFor(field);
        if (auto != null) {
            return auto;
        }
        SchemaDef record = field.type() == FieldType.RECORD && !field.traits().isAbstract() ? field.fields() : null;
        Node value = field.traits().defaultValue();
        if (record == null || (value != null && !Tables.isTable(value))) {
            return value != null || field.isRequired() || field.traits().isNilable() ? value : NULL;
        }
        if (value == null && !field.isRequired()) {
            return field.traits().isNilable() ? null : NULL;
        }
        Node start = value == null ? MapNode.empty() : value;
        return records.computeIfAbsent(field, f -> fill(record, start));
    }
}
