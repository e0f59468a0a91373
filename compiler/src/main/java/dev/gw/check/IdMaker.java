package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives ids to the entities that have none: Kong's own where their names decide it, else one made from what was
 * written, so that the same document gives the same ids. Used by one thread for one document.
 */
final class IdMaker {
    private final Ids ids = new Ids();
    private final Set<String> made = new HashSet<>();
    private final boolean always;

    /**
     * A maker.
     *
     * @param always whether a child may build on the made-up id of its parent, as Kong lets it in its second look at a
     *     document
     */
    private IdMaker(boolean always) {
        this.always = always;
    }

    /** To top-level items, and those nested in them. */
    static void giveIds(List<Item> items, boolean always) {
        boolean given = items.size() >= Parts.LARGE && givenByName(items, always);
        if (!given) {
            new IdMaker(always).give(items, /* byNameOnly= */ false);
        }
    }

    /** Whether names decide all ids: only then no entity has to know of those before it. */
    private static boolean givenByName(List<Item> items, boolean always) {
        return !Parts.of(
                        items.size(),
                        (from, to) -> new IdMaker(always).give(items.subList(from, to), /* byNameOnly= */ true))
                .contains(false);
    }

    /** @return false where names alone should decide, and some don't: then most have none */
    private boolean give(List<Item> items, boolean byNameOnly) {
        for (Item item : items) {
            if (item.isRecalled()) {
                continue;
            }
            giveId(item, item.parent() == null ? null : known(item.parent()));
            if (!give(item.children(), byNameOnly) || (byNameOnly && !made.isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** The parent's id as far as Kong would know it by now. */
    private @Nullable String known(Item parent) {
        if (parent.get("id") instanceof Scalar id && id.isString() && (always || !made.contains(id.text()))) {
            return id.text();
        }
        return null;
    }

    private void giveId(Item item, @Nullable String parentId) {
        SchemaDef schema = item.schema();
        List<String> primary = schema.primaryKey();
        FieldDef field = primary.size() == 1 ? schema.field(primary.get(0)) : null;
        if (field == null || !field.is("uuid") || item.authored().has(field.name())) {
            return;
        }
        if (always && hasOddName(item)) {
            return;
        }
        boolean byName = schema.cacheKey().isEmpty();
        String key = item.isInField() ? null : byName ? endpointKey(item) : cacheKey(item, parentId);
        item.set(
                field.name(),
                Scalar.string(
                        key == null ? fromContent(item) : ids.of(item.kind().plural(), key)));
    }

    /** Kong makes no id at all of a name that is no string; a false is no name. */
    private static boolean hasOddName(Item item) {
        String endpoint = item.schema().endpointKey();
        Node name = endpoint == null || !item.schema().cacheKey().isEmpty()
                ? null
                : item.authored().get(endpoint);
        boolean isNone = name instanceof Scalar scalar && scalar.isBoolean() && !scalar.isTrue();
        return name != null && !isNone && !(name instanceof Scalar scalar && scalar.isString());
    }

    private static @Nullable String endpointKey(Item item) {
        String endpoint = item.schema().endpointKey();
        return endpoint == null ? null : item.authored().string(endpoint);
    }

    private static @Nullable String cacheKey(Item item, @Nullable String parentId) {
        StringBuilder key = new StringBuilder(96).append(item.kind().plural()).append(":*");
        List<String> names = item.schema().cacheKey();
        for (int i = 0; i < names.size(); i++) {
            FieldDef field = item.schema().field(names.get(i));
            Node value = item.authored().get(names.get(i));
            if (field == null || field.is("auto")) {
                return null;
            }
            if (value instanceof Scalar scalar && scalar.isString()) {
                key.append(':').append(scalar.text());
            } else if (value == null) {
                String missing = missing(item, field, parentId);
                if (missing == null) {
                    return null;
                }
                key.append(':').append(missing);
            }
        }
        return key.toString();
    }

    private static @Nullable String missing(Item item, FieldDef field, @Nullable String parentId) {
        if (field.name().equals(item.parentField())) {
            return parentId;
        }
        return field.isRequired() ? null : "";
    }

    private String fromContent(Item item) {
        MapNode authored = item.authored();
        String parent = item.parent() == null ? "" : item.parent().primaryKey();
        String content = "gw:" + parent + ":" + KongText.json(authored);
        String id = shapedAsRandom(ids.of(item.kind().plural(), content));
        if (item.parent() == null) {
            item.dependOnOthers();
        }
        for (int copy = 2; !made.add(id); copy++) {
            item.dependOnOthers();
            id = shapedAsRandom(ids.of(item.kind().plural(), content + ":" + copy));
        }
        return id;
    }

    /** Kong draws these ids at random (version 4), and what reads them may tell the versions apart. */
    private static String shapedAsRandom(String id) {
        return id.substring(0, 14) + '4' + id.substring(15);
    }
}
