package dev.gw.policy.shape;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Shapes as JSON Schema, for editors. */
public final class ShapeSchema {
    private ShapeSchema() {}

    /** The schema of a shape. */
    public static MapNode of(Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            return fields(fields);
        }
        if (shape instanceof Shape.MapOf map) {
            return least(map(map), "minProperties", map.least());
        }
        if (shape instanceof Shape.ListOf list) {
            return least(type("array").with("items", of(list.item())), "minItems", list.least());
        }
        if (shape instanceof Shape.Whole whole) {
            return type("integer")
                    .with("minimum", Scalar.integer(whole.least()))
                    .with("maximum", Scalar.integer(whole.most()));
        }
        return shape instanceof Shape.Text text ? text(text) : type("boolean");
    }

    private static MapNode text(Shape.Text text) {
        if (text.choices().isEmpty()) {
            return form(type("string"), text.form());
        }
        List<Node> choices = new ArrayList<>();
        text.choices().forEach(choice -> choices.add(Scalar.string(choice)));
        return MapNode.empty().with("enum", ListNode.of(choices));
    }

    private static MapNode map(Shape.MapOf map) {
        MapNode schema = type("object").with("additionalProperties", of(map.value()));
        return map.key() == TextForm.ANY ? schema : schema.with("propertyNames", form(MapNode.empty(), map.key()));
    }

    private static MapNode form(MapNode schema, TextForm form) {
        return form == TextForm.ANY ? schema : schema.with("pattern", Scalar.string(form.expression()));
    }

    private static MapNode least(MapNode schema, String key, int least) {
        return least == 0 ? schema : schema.with(key, Scalar.integer(least));
    }

    private static MapNode fields(Shape.Fields fields) {
        MapNode properties = MapNode.empty();
        List<Node> required = new ArrayList<>();
        for (Field field : fields.all()) {
            properties =
                    properties.with(field.name(), of(field.shape()).with("description", Scalar.string(field.about())));
            if (field.required()) {
                required.add(Scalar.string(field.name()));
            }
        }
        MapNode map = type("object").with("properties", properties).with("additionalProperties", Scalar.bool(false));
        return required.isEmpty() ? map : map.with("required", ListNode.of(required));
    }

    private static MapNode type(String name) {
        return MapNode.empty().with("type", Scalar.string(name));
    }
}
