package dev.gw.krakend.emit;

import dev.gw.model.Entity;
import dev.gw.source.Span;

/** What entities are called, and where they come from. Stateless. */
final class Origin {
    private Origin() {}

    /** {@code route orders, config/routes/orders.yml:3}. */
    static String of(Entity entity) {
        Span span = entity.span();
        String name = subject(entity);
        return span.isNowhere()
                ? name
                : name + ", " + span.file().name() + ":" + span.from().line();
    }

    /** {@code route orders}. */
    static String subject(Entity entity) {
        String name = entity.name();
        return entity.kind().words() + " " + (name == null ? "without a name" : name);
    }
}
