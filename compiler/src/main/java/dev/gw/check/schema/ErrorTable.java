package dev.gw.check.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors of a record as Kong's tables hold them: by field name, by position (from 1) for the items of lists, and a
 * list of messages about the record as a whole. A later error of a field replaces an earlier one. Filled by one thread.
 */
public final class ErrorTable implements Fault {
    /** The key under which the messages about the record as a whole stand. */
    public static final String ENTITY = "@entity";

    // made for every record, filled for few
    private Map<Object, Fault> fields = Map.of();
    private List<String> entity = List.of();

    /** Sets the error of a field (a String) or an item (an Integer, from 1). */
    public void put(Object key, Fault fault) {
        fields = fields.isEmpty() ? new LinkedHashMap<>() : fields;
        fields.put(key, fault);
    }

    public void put(Object key, String message) {
        put(key, Fault.of(message));
    }

    /** Adds a message about the record as a whole. */
    public void addEntity(String message) {
        entity = entity.isEmpty() ? new ArrayList<>() : entity;
        entity.add(message);
    }

    /** Sets the error of a field inside records by its dotted path. */
    public void putPath(String path, Fault fault) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            put(path, fault);
            return;
        }
        String head = path.substring(0, dot);
        Fault there = fields.get(head);
        if (there == null) {
            there = new ErrorTable();
            put(head, there);
        }
        // where the record as a whole is wrong already, Kong itself fails; its error says enough
        if (there instanceof ErrorTable table) {
            table.putPath(path.substring(dot + 1), fault);
        }
    }

    public @Nullable Fault get(Object key) {
        return fields.get(key);
    }

    public @Nullable Fault remove(Object key) {
        return fields.isEmpty() ? null : fields.remove(key);
    }

    /** The errors of fields and items, in the order they were found. */
    public Map<Object, Fault> fields() {
        return fields;
    }

    /** The messages about the record as a whole. */
    public List<String> entity() {
        return entity;
    }

    public boolean isEmpty() {
        return fields.isEmpty() && entity.isEmpty();
    }

    /** Lays the other table over this one: tables of one key are merged, anything else is replaced. */
    public void merge(ErrorTable other) {
        other.fields.forEach((key, fault) -> {
            if (fault instanceof ErrorTable theirs && fields.get(key) instanceof ErrorTable ours) {
                ours.merge(theirs);
            } else {
                put(key, fault);
            }
        });
        for (int i = 0; i < other.entity.size(); i++) {
            if (i < entity.size()) {
                entity.set(i, other.entity.get(i));
            } else {
                addEntity(other.entity.get(i));
            }
        }
    }

    /** A table of only those errors that are exactly this message; records without one are left out. */
    public ErrorTable only(String message) {
        ErrorTable kept = new ErrorTable();
        fields.forEach((key, fault) -> {
            if (fault instanceof ErrorTable table) {
                ErrorTable inner = table.only(message);
                if (!inner.isEmpty()) {
                    kept.put(key, inner);
                }
            } else if (fault instanceof Message m && m.text().equals(message)) {
                kept.put(key, fault);
            }
        });
        entity.stream().filter(message::equals).forEach(kept::addEntity);
        return kept;
    }
}
