package dev.gw.check.schema;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Routes as the traditional router takes them: no expression is made of them, and server names have no wildcards. */
final class TraditionalRoutes {
    private TraditionalRoutes() {}

    static MapNode of(MapNode schema) {
        List<Node> checks = new ArrayList<>();
        for (Node check : schema.list("entity_checks")) {
            MapNode custom = check instanceof MapNode map ? map.map("custom_entity_check") : null;
            if (custom == null || !"router-expression".equals(custom.string("fn"))) {
                checks.add(check);
            }
        }
        List<Node> fields = new ArrayList<>();
        for (Node field : schema.list("fields")) {
            fields.add(field instanceof MapNode map && "snis".equals(map.string("name")) ? plainNames(map) : field);
        }
        return schema.with("entity_checks", ListNode.of(checks)).with("fields", ListNode.of(fields));
    }

    private static MapNode plainNames(MapNode snis) {
        MapNode elements = snis.map("elements");
        return elements == null ? snis : snis.with("elements", elements.with("custom_validator", Scalar.string("sni")));
    }
}
