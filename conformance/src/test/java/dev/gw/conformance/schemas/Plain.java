package dev.gw.conformance.schemas;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** gw's nodes as Jackson's, which the schema library takes. */
final class Plain {
    private Plain() {}

    static JsonNode json(Node node) {
        if (node instanceof MapNode map) {
            ObjectNode object = JsonSchemas.JSON.createObjectNode();
            map.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
            return object;
        }
        if (node instanceof ListNode list) {
            ArrayNode array = JsonSchemas.JSON.createArrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return JsonSchemas.JSON.valueToTree(((Scalar) node).value());
    }
}
