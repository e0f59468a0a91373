package dev.gw.runtime.lua;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.PluginContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entities as JSON, and who is asking. */
final class EntityPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put(
                "entity.route",
                (worker, mail) -> reply(worker, mail, worker.exchange().route()));
        book.put(
                "entity.service",
                (worker, mail) -> reply(worker, mail, worker.exchange().service()));
        book.put("entity.consumer", (worker, mail) -> {
            Identity identity = worker.exchange().identity();
            reply(worker, mail, identity == null ? null : identity.consumer());
        });
        book.put("entity.credential", (worker, mail) -> credential(worker, mail));
        book.put("entity.find", (worker, mail) -> {
            EntityKind kind = kind(mail.text());
            String id = Octets.text(mail.text());
            String field = mail.textOrNull();
            reply(worker, mail, find(bundle(worker), kind, id, field));
        });
        book.put("entity.ids", (worker, mail) -> {
            List<@Nullable String> ids = new ArrayList<>();
            bundle(worker).all(kind(mail.text())).forEach(entity -> ids.add(entity.id()));
            mail.reply(ids);
        });
        book.put("identify", (worker, mail) -> {
            String id = mail.textOrNull();
            String[] shown = mail.text().split("\0", -1);
            String credential = shown[0].isEmpty() ? null : shown[0];
            String owner = shown.length < 2 ? null : shown[1];
            Bundle bundle = worker.plugin().context().bundle();
            Entity consumer =
                    id == null ? null : bundle.byId(EntityKind.CONSUMERS, id).orElse(null);
            worker.exchange().identify(new Identity(consumer, credential, mail.textOrNull(), owner));
            mail.replyNil();
        });
        book.put("identity", (worker, mail) -> {
            Identity identity = worker.exchange().identity();
            mail.reply(identity == null ? null : identity.consumerId() + "/" + identity.credentialId());
        });
        book.put("log.entry", (worker, mail) -> {
            long loadedAt = worker.plugin().context().loadedAt();
            mail.reply(Octets.of(JsonWriter.compact(new LogSerializer(loadedAt).entry(worker.exchange()))));
        });
    }

    private static void reply(LuaWorker worker, Mail mail, @Nullable Entity entity) {
        if (entity == null) {
            mail.replyNil();
        } else {
            EntityViews views = new EntityViews(worker.plugin().context().loadedAt());
            mail.reply(Octets.of(JsonWriter.compact(views.set(entity))));
        }
    }

    private static void credential(LuaWorker worker, Mail mail) {
        Identity identity = worker.exchange().identity();
        String id = identity == null ? null : identity.credentialId();
        Bundle bundle = worker.plugin().context().bundle();
        Optional<Entity> found = Optional.empty();
        for (EntityKind kind : EntityKind.values()) {
            if (id != null && found.isEmpty()) {
                found = bundle.byId(kind, id);
            }
        }
        reply(worker, mail, found.orElse(null));
    }

    /** That of the request; without one, as in timers, the one that is served at the moment. */
    private static Bundle bundle(LuaWorker worker) {
        PluginContext own = worker.plugin().context();
        return (worker.task().request() == null ? worker.host().latest(own) : own).bundle();
    }

    private static EntityKind kind(String name) {
        for (EntityKind kind : EntityKind.values()) {
            if (kind.plural().equals(name)) {
                return kind;
            }
        }
        throw new LuaProblem("there are no entities called " + name);
    }

    private static @Nullable Entity find(Bundle bundle, EntityKind kind, String value, @Nullable String field) {
        if (field == null) {
            return bundle.byId(kind, value).orElse(null);
        }
        for (Entity entity : bundle.all(kind)) {
            if (value.equals(entity.fields().string(field))) {
                return entity;
            }
        }
        return null;
    }
}
