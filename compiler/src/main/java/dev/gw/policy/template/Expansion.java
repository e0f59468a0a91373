package dev.gw.policy.template;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.policy.shape.ShapeCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What uses of templates become: entities, and policies that gw knows. */
public final class Expansion {
    private static final String POLICIES = "policies";

    private final Diagnostics out;
    private final Map<String, List<Node>> entities = new LinkedHashMap<>();
    private final List<Node> policies = new ArrayList<>();

    public Expansion(Diagnostics out) {
        this.out = out;
    }

    /**
     * Takes a use.
     *
     * @param root the template, as it was read
     */
    public void use(String name, Node root, MapNode use) {
        Optional<Template> template = TemplateReader.read(name, root, out);
        if (template.isEmpty()
                || !ShapeCheck.fits("the policy " + name, use, template.get().shape(), out)) {
            return;
        }
        Filling filling = new Filling(template.get(), use, out);
        for (MapNode.Entry entry : template.get().body().entries()) {
            for (Node item : ((ListNode) entry.value()).items()) {
                if (filling.fill(item) instanceof MapNode filled) {
                    put(entry.name(), filled, use);
                }
            }
        }
    }

    private void put(String key, MapNode filled, MapNode use) {
        if (key.equals(POLICIES)) {
            policies.add(narrowed(filled, use));
        } else if (key.equals(EntityKind.PLUGINS.plural())) {
            plugins(filled, use);
        } else {
            add(key, filled);
        }
    }

    private void add(String key, MapNode entity) {
        entities.computeIfAbsent(key, k -> new ArrayList<>()).add(entity);
    }

    /** A policy within a template holds where the template does, unless it says where itself. */
    private static MapNode narrowed(MapNode policy, MapNode use) {
        MapNode narrowed = policy;
        for (String scope : List.of("services", "routes")) {
            Node where = use.get(scope);
            if (where != null && !policy.has("services") && !policy.has("routes")) {
                narrowed = narrowed.with(scope, where);
            }
        }
        return narrowed;
    }

    private void plugins(MapNode plugin, MapNode use) {
        boolean placed = plugin.has("service") || plugin.has("route") || plugin.has("consumer");
        int before =
                entities.getOrDefault(EntityKind.PLUGINS.plural(), List.of()).size();
        if (!placed) {
            for (String scope : List.of("service", "route")) {
                for (Node name : use.list(scope + "s")) {
                    add(
                            EntityKind.PLUGINS.plural(),
                            plugin.with(scope, Scalar.string(((Scalar) name).text(), name.span())));
                }
            }
        }
        if (entities.getOrDefault(EntityKind.PLUGINS.plural(), List.of()).size() == before) {
            add(EntityKind.PLUGINS.plural(), plugin);
        }
    }

    /** The policies that uses became. */
    public List<Node> policies() {
        return policies;
    }

    /** The document with the entities that uses became. */
    public MapNode into(MapNode document) {
        MapNode result = document;
        for (Map.Entry<String, List<Node>> more : entities.entrySet()) {
            List<Node> all = new ArrayList<>(result.list(more.getKey()));
            all.addAll(more.getValue());
            result = result.with(more.getKey(), ListNode.of(all));
        }
        return result;
    }
}
