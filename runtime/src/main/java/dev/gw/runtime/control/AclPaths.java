package dev.gw.runtime.control;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.error.ErrorFormat;
import dev.gw.runtime.exchange.Headers;
import java.util.List;
import java.util.Optional;

/** Names the groups of a consumer by what they are called: {@code /consumers/alice/acls/admins}. */
final class AclPaths {
    private final Gateway gateway;

    AclPaths(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Refuses what names no group of the consumer; a PUT may name one that is new. */
    void check(Call call) {
        if (!Store.isId(call.param(1))) {
            withId(call);
        }
    }

    /** The endpoint of one group, which knows it by its id, for paths that may also have its name. */
    Endpoint byGroup(Endpoint one) {
        return call -> Store.isId(call.param(1))
                ? one.answer(call)
                : one.answer(withId(call).withDefault("group", call.param(1)));
    }

    private Call withId(Call call) {
        Store store = new Store(call);
        String group = call.param(1);
        Entity owner = store.find(EntityKind.CONSUMERS, call.param(0)).orElseThrow(() -> missing(call));
        Optional<Entity> found = store.children(EntityKind.ACLS, "consumer", owner)
                .filter(acl -> group.equals(acl.fields().string("group")))
                .findFirst();
        if (found.isEmpty() && !call.method().equals("PUT")) {
            throw missing(call);
        }
        return call.withParams(List.of(owner.id(), found.map(Entity::id).orElse(Store.NEW)));
    }

    /** Kong answers here as it answers clients of its proxy, in the format that they accept. */
    private Refusal missing(Call call) {
        ErrorFormat format = ErrorFormat.accepted(call.headers().get("Accept"));
        Headers headers = new Headers().add("Content-Type", format.contentType());
        return new Refusal(new AdminAnswer(404, headers, format.body("Not found", gateway.newRequestId())));
    }
}
