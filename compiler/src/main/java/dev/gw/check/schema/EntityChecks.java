package dev.gw.check.schema;

import dev.gw.check.value.ValueCheck;
import dev.gw.check.value.ValueChecks;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.lua.SchemaAnswer;
import dev.gw.lua.SchemaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entity checks of a schema. */
final class EntityChecks {
    private final SchemaDef schema;

    private EntityChecks(SchemaDef schema) {
        this.schema = schema;
    }

    static List<EntityCheck> read(MapNode source, SchemaDef schema) {
        EntityChecks reader = new EntityChecks(schema);
        List<EntityCheck> checks = new ArrayList<>();
        for (Node node : Tables.items(source.get("entity_checks"))) {
            for (MapNode.Entry entry : Tables.asMap(node).entries()) {
                EntityCheck check = reader.read(entry.name(), entry.value());
                if (check != null) {
                    checks.add(check);
                }
            }
        }
        return checks;
    }

    private @Nullable EntityCheck read(String name, Node argument) {
        if (argument instanceof ListNode list) {
            return ofFields(name, paths(list));
        }
        return argument instanceof MapNode map ? ofMap(name, map) : null;
    }

    private static @Nullable EntityCheck ofFields(String name, List<FieldPath> fields) {
        EntityCheck.Test test = FieldSets.test(name, fields);
        if (test == null) {
            return null;
        }
        boolean withMissing = !name.equals("only_one_of") && !name.equals("distinct");
        boolean withInvalid = !name.startsWith("mutually");
        boolean prefixed = name.equals("at_least_one_of");
        return new EntityCheck(fields, Set.copyOf(fields), withMissing, withMissing, withInvalid, test, prefixed);
    }

    private @Nullable EntityCheck ofMap(String name, MapNode argument) {
        return switch (name) {
            case "conditional" -> conditional(argument);
            case "conditional_at_least_one_of" -> conditionalAtLeastOneOf(argument);
            case "mutually_exclusive_sets" -> exclusiveSets(argument);
            case "custom_entity_check" -> custom(argument);
            default -> null;
        };
    }

    private EntityCheck conditional(MapNode argument) {
        Conditional test = new Conditional(argument, schema);
        List<FieldPath> sources = List.of(test.ifField(), test.thenField());
        return new EntityCheck(sources, Set.of(test.ifField()), false, false, true, test, false);
    }

    private EntityCheck conditionalAtLeastOneOf(MapNode argument) {
        ConditionalAtLeastOneOf test = new ConditionalAtLeastOneOf(argument, schema);
        return new EntityCheck(test.sources(), Set.of(), true, true, true, test, !test.hasOwnMessage());
    }

    private static EntityCheck exclusiveSets(MapNode argument) {
        List<FieldPath> first = paths(argument.get("set1"));
        List<FieldPath> second = paths(argument.get("set2"));
        List<FieldPath> sources = new ArrayList<>(first);
        sources.addAll(second);
        return new EntityCheck(sources, Set.of(), true, true, false, FieldSets.exclusiveSets(first, second), false);
    }

    private static @Nullable EntityCheck custom(MapNode argument) {
        String name = argument.string("fn");
        String always = argument.string("fails_with");
        SchemaFunction own = SchemaFunction.of(argument.get("fn"));
        ValueCheck check = always != null
                ? value -> always
                : own != null ? value -> problem(own.call(value)) : name == null ? null : ValueChecks.named(name);
        if (check == null) {
            return null;
        }
        List<FieldPath> sources = paths(argument.get("field_sources"));
        EntityCheck.Test test = (entity, validator, errors) -> check.problem(projection(entity, sources));
        boolean excuses = is(argument, "run_with_missing_fields");
        boolean withInvalid = is(argument, "run_with_invalid_fields");
        return new EntityCheck(sources, Set.copyOf(sources), false, excuses, withInvalid, test, false);
    }

    /** What Kong says; where the function says nothing, Kong shows the check itself, with the addresses of its functions. */
    private static @Nullable String problem(SchemaAnswer answer) {
        if (answer.isGood()) {
            return null;
        }
        String said = answer.further() == null ? answer.message() : answer.further();
        return said == null ? "failed entity check: custom_entity_check" : said;
    }

    /** Only the fields that the check asked for. */
    private static MapNode projection(MapNode entity, List<FieldPath> sources) {
        List<MapNode.Entry> own = new ArrayList<>(sources.size());
        for (int i = 0; i < sources.size(); i++) {
            MapNode.Entry entry =
                    sources.get(i).isDeep() ? null : entity.entry(sources.get(i).text());
            if (entry != null) {
                own.add(entry);
            }
        }
        MapNode projection = new MapNode(own, entity.span());
        for (int i = 0; i < sources.size(); i++) {
            Node value = sources.get(i).isDeep() ? sources.get(i).in(entity) : null;
            projection =
                    value == null ? projection : with(projection, sources.get(i).text(), value);
        }
        return projection;
    }

    private static MapNode with(MapNode map, String path, Node value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return map.with(path, value);
        }
        String head = path.substring(0, dot);
        MapNode inner = map.map(head);
        return map.with(head, with(inner == null ? MapNode.empty() : inner, path.substring(dot + 1), value));
    }

    static List<FieldPath> paths(@Nullable Node list) {
        return Tables.items(list).stream()
                .map(item -> new FieldPath(LuaText.of(item)))
                .toList();
    }

    static List<String> names(MapNode argument, String key) {
        return Tables.items(argument.get(key)).stream().map(LuaText::of).toList();
    }

    private static boolean is(MapNode argument, String key) {
        return argument.get(key) instanceof Scalar scalar && scalar.isTrue();
    }
}
