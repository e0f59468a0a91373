package dev.gw.runtime.impact;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.impact.finding.Shown;
import dev.gw.runtime.impact.witness.Demand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values from the environment that requests are made of, and that no witness may show. */
final class Hidden {
    private final Set<String> texts = new HashSet<>();

    Hidden(Bundle before, Bundle after) {
        for (Bundle bundle : List.of(before, after)) {
            for (Entity route : bundle.all(EntityKind.ROUTES)) {
                for (String field :
                        List.of("paths", "hosts", "methods", "headers", "snis", "sources", "destinations")) {
                    collect(route.fields().get(field));
                }
                if (route.fields().get("expression") instanceof Scalar text && text.isSensitive()) {
                    texts.addAll(Demand.literals(text.text()));
                }
            }
            for (Entity service : bundle.all(EntityKind.SERVICES)) {
                collect(service.fields().get("path"));
            }
        }
    }

    private void collect(@Nullable Node node) {
        if (node instanceof Scalar scalar
                && scalar.isSensitive()
                && scalar.text().length() > 1) {
            texts.add(scalar.text());
        } else if (node instanceof ListNode list) {
            list.items().forEach(this::collect);
        } else if (node instanceof MapNode map) {
            map.entries().forEach(entry -> collect(entry.value()));
        }
    }

    /** The text without them. */
    @Nullable
    String in(@Nullable String text) {
        String shown = text;
        for (String hidden : texts) {
            shown = shown == null ? null : shown.replace(hidden, Shown.masked(hidden));
        }
        return shown;
    }
}
