package dev.gw.policy.template;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.TextForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A policy that somebody wrote.
 *
 * @param name the word after {@code policy:}
 * @param about what it is for
 * @param scoped whether it may be narrowed to services and routes
 * @param parameters what may be said where it is used
 * @param defaults what holds where nothing is said, by the parameter's name
 * @param body what it becomes: lists of entities and policies, by their keys
 */
record Template(
        String name, String about, boolean scoped, List<Field> parameters, Map<String, Node> defaults, MapNode body) {
    /** All that may be written where it is used. */
    Shape.Fields shape() {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.required("policy", Shape.choice(name), about));
        fields.add(Field.optional("name", Shape.text(TextForm.SOME), "what messages and environments call it"));
        if (scoped) {
            fields.add(Field.optional("services", Shape.texts(TextForm.SOME), "the services where it holds"));
            fields.add(Field.optional("routes", Shape.texts(TextForm.SOME), "the routes where it holds"));
        }
        fields.addAll(parameters);
        return new Shape.Fields(fields);
    }
}
