package dev.gw.policy;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what policies become, and puts it into the document. Belongs to one lowering; not thread-safe. */
public final class Lowering {
    private final Names names;
    private final ProjectFiles files;
    private final Map<EntityKind, List<Node>> added = new LinkedHashMap<>();
    private final List<LuaFunction> functions = new ArrayList<>();

    /** Nothing is added yet. */
    public Lowering(Names names, ProjectFiles files) {
        this.names = names;
        this.files = files;
    }

    /** Files of the project that policies refer to. */
    public ProjectFiles files() {
        return files;
    }

    /** The entities of the document that policies may name. */
    public Names names() {
        return names;
    }

    /** Adds an entity at the top of the document. */
    public void add(EntityKind kind, MapNode entity) {
        added.computeIfAbsent(kind, k -> new ArrayList<>()).add(entity);
    }

    /** Adds a plugin in every scope of a policy. */
    public void plugin(Policy policy, String name, MapNode config) {
        policy.scopes().forEach(scope -> plugin(policy, scope, name, config));
    }

    /** Adds a plugin in one scope. */
    public void plugin(Policy policy, Scope scope, String name, MapNode config) {
        List<MapNode.Entry> fields = new ArrayList<>();
        fields.add(entry("name", Scalar.string(name, policy.origin())));
        switch (scope.level()) {
            case SERVICE -> fields.add(entry("service", Scalar.string(scope.name(), policy.origin())));
            case ROUTE -> fields.add(entry("route", Scalar.string(scope.name(), policy.origin())));
            case EVERYWHERE -> {}
        }
        fields.add(entry("config", config));
        add(EntityKind.PLUGINS, new MapNode(fields, policy.origin()));
    }

    /** Has Lua code run in every scope of a policy. */
    public void function(Policy policy, LuaFunction.Runner plugin, String phase, String code) {
        Scalar text = Scalar.string(code, Scalar.Style.LITERAL, policy.origin());
        policy.scopes().forEach(scope -> function(new LuaFunction(plugin, phase, scope, "", text)));
    }

    /** Has Lua code run. */
    public void function(LuaFunction function) {
        functions.add(function);
    }

    /** A map of the given keys and values, with the place of a policy. */
    public static MapNode map(Span origin, Map<String, ? extends Node> values) {
        List<MapNode.Entry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(new MapNode.Entry(Scalar.string(key, origin), value)));
        return new MapNode(entries, origin);
    }

    private static MapNode.Entry entry(String key, Node value) {
        return new MapNode.Entry(Scalar.string(key, value.span()), value);
    }

    /** The Lua that policies run, in the order they asked for it. */
    public List<LuaFunction> functions() {
        return List.copyOf(functions);
    }

    /** The document with the entities that were added. */
    public MapNode into(MapNode document) {
        MapNode result = document;
        for (Map.Entry<EntityKind, List<Node>> more : added.entrySet()) {
            String key = more.getKey().plural();
            List<Node> all = new ArrayList<>(result.list(key));
            all.addAll(more.getValue());
            Span span = result.get(key) instanceof ListNode list ? list.span() : Span.nowhere();
            result = result.with(key, new ListNode(all, span));
        }
        return result;
    }
}
