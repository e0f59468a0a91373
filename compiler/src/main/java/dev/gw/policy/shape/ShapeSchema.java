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
            return type("object").with("additionalProperties", of(map.value()));
        }
        if (shape instanceof Shape.ListOf list) {
            return type("array").with("items", of(list.item()));
        }
        if (shape instanceof Shape.Whole whole) {
            return type("integer")
                    .with("minimum", Scalar.integer(whole.least()))
                    .with("maximum", Scalar.integer(whole.most()));
        }
        if (shape instanceof Shape.Text text && !text.choices().isEmpty()) {
            List<Node> choices = new ArrayList<>();
            text.choices().forEach(choice -> choices.add(Scalar.string(choice)));
            return MapNode.empty().with("enum", ListNode.of(choices));
        }
        return type(shape instanceof Shape.Flag ? "boolean" : "string");
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
