package dev.gw.drill.mutate;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spells the URLs of services out: what stands beside a URL counts for nothing, so a change there would break nothing. */
final class SpeltOut {
    private static final List<String> PARTS = List.of("protocol", "host", "port", "path");

    private SpeltOut() {}

    /** The document of a configuration whose services say protocol, host, port and path each for itself. */
    static MapNode document(Bundle bundle) {
        MapNode document = bundle.document();
        if (!(document.get("services") instanceof ListNode services)) {
            return document;
        }
        Map<Span, Entity> known = new HashMap<>();
        bundle.all(EntityKind.SERVICES).forEach(entity -> known.put(entity.span(), entity));
        List<Node> items = new ArrayList<>();
        for (Node item : services.items()) {
            Entity entity = known.get(item.span());
            items.add(item instanceof MapNode service && entity != null ? service(service, entity) : item);
        }
        return document.with("services", new ListNode(items, services.span()));
    }

    private static MapNode service(MapNode service, Entity entity) {
        if (!service.has("url")) {
            return service;
        }
        MapNode spelt = service.without("url");
        for (String part : PARTS) {
            Node value = entity.fields().get(part);
            spelt = value == null ? spelt : spelt.with(part, value);
        }
        return spelt;
    }
}
