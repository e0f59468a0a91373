package dev.gw.runtime.control;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.util.List;
import java.util.Optional;

/** Answers GET on entities: lists, single ones, parents and children. */
final class EntityReads {
    private EntityReads() {}

    static AdminAnswer list(Call call, EntityKind kind) {
        if (kind == EntityKind.CONSUMERS && call.query().has("custom_id")) {
            return byCustomId(call);
        }
        Store store = new Store(call);
        TagFilter filter = TagFilter.of(call);
        String path = ApiName.collection(kind);
        if (filter == null) {
            String more = size(call);
            return AdminAnswer.ok(
                    new Paging(call, kind.plural(), "*", path).page(store.all(kind), all -> true, store::show, more));
        }
        String more = "&tags=" + Paging.escaped(String.valueOf(call.arg("tags"))) + size(call);
        // Kong looks for tags in all workspaces, which shows in the place to go on from
        return AdminAnswer.ok(new Paging(call, kind.plural(), "*", "*", path)
                .page(store.all(kind), filter::shows, store::show, more));
    }

    private static String size(Call call) {
        String size = call.arg("size");
        return size == null ? "" : "&size=" + size;
    }

    private static AdminAnswer byCustomId(Call call) {
        String id = call.arg("custom_id");
        if (id == null || id.isEmpty()) {
            return AdminAnswer.message(400, "custom_id must be an unempty string");
        }
        Store store = new Store(call);
        List<Node> found = store.all(EntityKind.CONSUMERS)
                .filter(consumer -> id.equals(consumer.fields().string("custom_id")))
                .<Node>map(store::show)
                .toList();
        return AdminAnswer.ok(
                new Members().put("data", found).put("next", Members.NULL).map());
    }

    static AdminAnswer single(Call call, EntityKind kind) {
        Store store = new Store(call);
        return AdminAnswer.ok(store.show(store.get(kind, key(store, call, kind))));
    }

    /** The first variable of a path; for a certificate that is named by a server name, its id. */
    static String key(Store store, Call call, EntityKind kind) {
        return kind == EntityKind.CERTIFICATES ? store.certificate(call) : call.param(0);
    }

    /** The entity that owns others; only the names of servers can be reached by one of them. */
    static Entity owner(Store store, Call call, EntityKind parent, EntityKind kind) {
        return store.get(parent, kind == EntityKind.SNIS ? key(store, call, parent) : call.param(0));
    }

    static AdminAnswer children(Call call, EntityKind parent, EntityKind kind, String field) {
        Store store = new Store(call);
        Entity owner = owner(store, call, parent, kind);
        String key = kind == EntityKind.SNIS ? owner.id() : call.param(0);
        String path = ApiName.collection(parent) + "/" + key + "/" + ApiName.nested(kind);
        Paging paging = new Paging(call, kind.plural(), field + "|" + owner.id(), path);
        TagFilter.of(call); // refused where it is malformed, else without effect
        return AdminAnswer.ok(paging.page(store.children(kind, field, owner), store::show));
    }

    static AdminAnswer child(Call call, EntityKind parent, EntityKind kind, String field) {
        Store store = new Store(call);
        return AdminAnswer.ok(store.show(childOf(store, call, parent, kind, field)));
    }

    /** The child that a path names, if it is one of that parent. */
    static Entity childOf(Store store, Call call, EntityKind parent, EntityKind kind, String field) {
        Entity owner = owner(store, call, parent, kind);
        Entity child = store.get(kind, call.param(1));
        if (!owner.id().equals(child.foreignId(field))) {
            throw new Refusal(AdminAnswer.notFound());
        }
        return child;
    }

    static AdminAnswer parent(Call call, EntityKind kind, String field, EntityKind parent) {
        Store store = new Store(call);
        Optional<MapNode> found =
                store.parent(store.get(kind, call.param(0)), field, parent).map(store::show);
        return found.map(AdminAnswer::ok).orElseGet(AdminAnswer::notFound);
    }
}
