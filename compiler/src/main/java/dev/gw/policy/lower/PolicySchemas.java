package dev.gw.policy.lower;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.policy.PolicyType;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.ShapeSchema;
import dev.gw.policy.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schemas of policies, for editors. */
public final class PolicySchemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private PolicySchemas() {}

    /** The schema of a list of policies, with those of a project's own beside gw's. */
    public static MapNode ofProject(ProjectFiles files) {
        return of(Templates.shapes(files, new Diagnostics()));
    }

    /** The schema of a list of gw's own policies. */
    public static MapNode ofOwn() {
        return of(Map.of());
    }

    private static MapNode of(Map<String, Shape.Fields> templates) {
        List<Node> names = new ArrayList<>();
        List<Node> choices = new ArrayList<>();
        MapNode types = MapNode.empty();
        for (PolicyType type : PolicyTypes.all().values()) {
            MapNode shape = ShapeSchema.of(Policies.shape(type)).with("description", text(type.about()));
            types = types.with(type.name(), shape);
            choice(type.name(), names, choices);
        }
        for (Map.Entry<String, Shape.Fields> template : new TreeMap<>(templates).entrySet()) {
            types = types.with(template.getKey(), ShapeSchema.of(template.getValue()));
            choice(template.getKey(), names, choices);
        }
        MapNode word = MapNode.empty().with("enum", ListNode.of(names));
        MapNode any = MapNode.empty().with("anyOf", ListNode.of(List.of(word, type("string"))));
        MapNode policy = type("object")
                .with("required", ListNode.of(List.of(text("policy"))))
                .with("properties", MapNode.empty().with("policy", any))
                .with("allOf", ListNode.of(choices));
        return head("Policies", "What gw lowers to plugins, consumers and routes.", "array")
                .with("items", policy)
                .with("$defs", types);
    }

    private static void choice(String name, List<Node> names, List<Node> choices) {
        names.add(text(name));
        MapNode named = MapNode.empty().with("policy", MapNode.empty().with("const", text(name)));
        choices.add(MapNode.empty()
                .with("if", MapNode.empty().with("properties", named))
                .with("then", MapNode.empty().with("$ref", text("#/$defs/" + name))));
    }

    /** The schema of a template of one's own: {@code policies/NAME.yml}. Its values may be parameters, so any will do. */
    public static MapNode ofTemplate() {
        MapNode parameter = ShapeSchema.of(Templates.parameter());
        MapNode fields = parameter.map("properties");
        MapNode properties = MapNode.empty()
                .with("$schema", type("string"))
                .with("about", type("string").with("description", text("what the policy is for")))
                .with(
                        "scoped",
                        type("boolean")
                                .with("description", text("whether it takes services and routes; true by default")))
                .with(
                        "parameters",
                        type("object")
                                .with("description", text("what may be said where it is used, by name"))
                                .with(
                                        "additionalProperties",
                                        parameter.with(
                                                "properties",
                                                (fields == null ? MapNode.empty() : fields)
                                                        .with(
                                                                "default",
                                                                MapNode.empty()
                                                                        .with(
                                                                                "description",
                                                                                text(
                                                                                        "what holds where nothing is said"))))));
        MapNode items = type("array").with("items", type("object"));
        properties = properties.with("policies", items.with("description", text("policies of gw that it becomes")));
        for (EntityKind kind : EntityKind.values()) {
            // Kong has an entity called parameters, too
            if (!properties.has(kind.plural())) {
                properties = properties.with(
                        kind.plural(), items.with("description", text(kind.plural() + " that it becomes")));
            }
        }
        return head("Policy template", "A policy of a project's own: its parameters, and what it becomes.", "object")
                .with("properties", properties)
                .with("additionalProperties", Scalar.bool(false));
    }

    private static MapNode head(String title, String description, String type) {
        return MapNode.empty()
                .with("$schema", text(DIALECT))
                .with("title", text(title))
                .with("description", text(description))
                .with("type", text(type));
    }

    private static MapNode type(String name) {
        return MapNode.empty().with("type", text(name));
    }

    private static Scalar text(String text) {
        return Scalar.string(text);
    }
}
