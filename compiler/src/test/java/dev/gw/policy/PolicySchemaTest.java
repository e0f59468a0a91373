package dev.gw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.policy.lower.Policies;
import dev.gw.policy.lower.PolicyTypes;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON Schema of policies says what the code takes. {@code -Dgolden.update=true} writes it. */
class PolicySchemaTest {
    private static final Path FILE = Path.of("../schemas/src/main/resources/dev/gw/schemas/json/policies.json");

    @Test
    void theSchemaIsWhatTheCodeTakes() throws IOException {
        String wanted = JsonWriter.write(schema());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, wanted);
        }

        assertThat(FILE).hasContent(wanted);
    }

    private static MapNode schema() {
        List<Node> names = new ArrayList<>();
        List<Node> choices = new ArrayList<>();
        MapNode types = MapNode.empty();
        for (PolicyType type : PolicyTypes.all().values()) {
            names.add(Scalar.string(type.name()));
            MapNode named = MapNode.empty().with("policy", MapNode.empty().with("const", Scalar.string(type.name())));
            choices.add(MapNode.empty()
                    .with("if", MapNode.empty().with("properties", named))
                    .with("then", MapNode.empty().with("$ref", Scalar.string("#/$defs/" + type.name()))));
            MapNode shape = of(Policies.shape(type)).with("description", Scalar.string(type.about()));
            types = types.with(type.name(), shape);
        }
        MapNode policy = text("object")
                .with("required", ListNode.of(List.of(Scalar.string("policy"))))
                .with(
                        "properties",
                        MapNode.empty()
                                .with(
                                        "policy",
                                        MapNode.empty()
                                                .with(
                                                        "anyOf",
                                                        ListNode.of(List.of(
                                                                MapNode.empty().with("enum", ListNode.of(names)),
                                                                text("string"))))))
                .with("allOf", ListNode.of(choices));
        return MapNode.empty()
                .with("$schema", Scalar.string("https://json-schema.org/draft/2020-12/schema"))
                .with("title", Scalar.string("Policies"))
                .with("description", Scalar.string("What gw lowers to plugins, consumers and routes."))
                .with("type", Scalar.string("array"))
                .with("items", policy)
                .with("$defs", types);
    }

    private static MapNode of(Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            MapNode properties = MapNode.empty();
            List<Node> required = new ArrayList<>();
            for (Field field : fields.all()) {
                properties = properties.with(
                        field.name(), of(field.shape()).with("description", Scalar.string(field.about())));
                if (field.required()) {
                    required.add(Scalar.string(field.name()));
                }
            }
            MapNode map =
                    text("object").with("properties", properties).with("additionalProperties", Scalar.bool(false));
            return required.isEmpty() ? map : map.with("required", ListNode.of(required));
        }
        if (shape instanceof Shape.MapOf map) {
            return text("object").with("additionalProperties", of(map.value()));
        }
        if (shape instanceof Shape.ListOf list) {
            return text("array").with("items", of(list.item()));
        }
        if (shape instanceof Shape.Whole whole) {
            return text("integer")
                    .with("minimum", Scalar.integer(whole.least()))
                    .with("maximum", Scalar.integer(whole.most()));
        }
        if (shape instanceof Shape.Text string && !string.choices().isEmpty()) {
            return MapNode.empty()
                    .with(
                            "enum",
                            ListNode.of(string.choices().stream()
                                    .map(Scalar::string)
                                    .toList()));
        }
        return text(shape instanceof Shape.Flag ? "boolean" : "string");
    }

    private static MapNode text(String type) {
        return MapNode.empty().with("type", Scalar.string(type));
    }
}
