package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Shorthand;
import dev.gw.check.schema.Tables;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Fix;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reports fields that still work under a name, or to an end, that Kong 4.0 will not know. */
final class Deprecations {
    private final SchemaLookup lookup;
    private final Diagnostics out;

    private Deprecations(CheckSettings settings, Diagnostics out) {
        this.lookup = new SchemaLookup(settings);
        this.out = out;
    }

    /** @param quiet top-level entities of which is known that there are none in them */
    static void report(MapNode document, CheckSettings settings, Predicate<Node> quiet, Diagnostics out) {
        for (EntityKind kind : Kinds.IN_ORDER) {
            List<Node> items = Tables.items(document.get(kind.plural()));
            Parts.of(items.size(), (from, to) -> {
                        Deprecations part = new Deprecations(settings, new Diagnostics());
                        items.subList(from, to).stream()
                                .filter(item -> !quiet.test(item))
                                .forEach(item -> part.walk(item, kind));
                        return part.out;
                    })
                    .forEach(found -> out.addAll(found.sorted()));
        }
    }

    private void walk(Node item, EntityKind kind) {
        if (!(item instanceof MapNode map)) {
            return;
        }
        if (kind == EntityKind.PLUGINS) {
            plugin(map);
        }
        for (EntityKind child : Kinds.children(kind).keySet()) {
            for (Node inner : Tables.items(map.get(child.plural()))) {
                walk(inner, child);
            }
        }
    }

    private void plugin(MapNode plugin) {
        SchemaDef schema = plugin.string("name") == null ? null : lookup.schema(EntityKind.PLUGINS, plugin);
        FieldDef config = schema == null ? null : schema.field("config");
        MapNode values = plugin.map("config");
        if (config != null && values != null) {
            record(config, values, "config");
        }
    }

    private void record(FieldDef field, MapNode values, String path) {
        SchemaDef schema = field.fields();
        if (schema == null) {
            return;
        }
        Map<String, Fix> moves = moves(schema, values);
        for (MapNode.Entry entry : values.entries()) {
            Shorthand shorthand = schema.shorthand(entry.name());
            FieldDef inner = schema.field(entry.name());
            if (shorthand != null) {
                renamed(shorthand, entry, path, moves.get(entry.name()));
            } else if (inner != null) {
                deprecated(inner, entry, path);
                if (entry.value() instanceof MapNode map) {
                    record(inner, map, path + "." + entry.name());
                }
            }
        }
    }

    /** How fields move into maps of their own, by the first of those that move together. */
    private static Map<String, Fix> moves(SchemaDef schema, MapNode values) {
        Map<String, List<FieldMove.Field>> movers = Map.of();
        for (int i = 0; i < values.size(); i++) {
            MapNode.Entry entry = values.at(i);
            Shorthand shorthand = schema.shorthand(entry.name());
            String target = shorthand == null || shorthand.targets().isEmpty()
                    ? ""
                    : shorthand.targets().get(0);
            int dot = target.indexOf('.');
            if (shorthand != null
                    && dot > 0
                    && target.indexOf('.', dot + 1) < 0
                    && !shorthand.changesValue(entry.value())) {
                movers = movers.isEmpty() ? new LinkedHashMap<>() : movers;
                movers.computeIfAbsent(target.substring(0, dot), k -> new ArrayList<>())
                        .add(new FieldMove.Field(i, entry, target.substring(dot + 1)));
            }
        }
        if (movers.isEmpty()) {
            return Map.of();
        }
        Map<String, Fix> moves = new HashMap<>();
        movers.forEach((into, fields) -> new FieldMove(values, into)
                .of(fields)
                .ifPresent(fix -> moves.put(fields.get(0).entry().name(), fix)));
        return moves;
    }

    private void renamed(Shorthand shorthand, MapNode.Entry entry, String path, @Nullable Fix move) {
        List<String> targets = shorthand.targets();
        String old = path + "." + entry.name();
        if (targets.isEmpty()) {
            out.add(Diagnostic.of(Code.GW1312, entry.key().span(), old + " is deprecated and has no effect")
                    .help("remove it"));
            return;
        }
        String target = targets.get(0);
        Diagnostic diagnostic = Diagnostic.of(
                        Code.GW1312,
                        entry.key().span(),
                        "%s is deprecated: it is now %s.%s".formatted(old, path, target))
                .help("write " + path + "." + target + " instead");
        boolean isPlain = target.indexOf('.') < 0
                && !shorthand.changesValue(entry.value())
                && !entry.key().span().isNowhere();
        Fix fix = isPlain ? new Fix(entry.key().span(), target) : move;
        out.add(fix == null ? diagnostic : diagnostic.fix(fix.at(), fix.replacement()));
    }

    private void deprecated(FieldDef field, MapNode.Entry entry, String path) {
        MapNode deprecation = field.source().map("deprecation");
        if (deprecation == null || Tables.isNull(entry.value())) {
            return;
        }
        Node old = deprecation.get("old_default");
        if (old == null || !old.sameAs(entry.value())) {
            String message = deprecation.string("message");
            String words = message == null
                    ? path + "." + entry.name() + " is deprecated"
                    : message.substring(message.indexOf(": ") < 0 ? 0 : message.indexOf(": ") + 2);
            out.add(Diagnostic.of(Code.GW1312, entry.key().span(), words));
        }
    }
}
