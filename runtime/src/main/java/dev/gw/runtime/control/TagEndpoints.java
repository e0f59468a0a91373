package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.value.ValueCheck;
import dev.gw.check.value.ValueChecks;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which entities have which tags. */
final class TagEndpoints {
    private static final ValueCheck CHECK = Objects.requireNonNull(ValueChecks.named("tag"));
    /** What octets that are no UTF-8 were read as. */
    private static final char NO_UTF8 = '\uFFFD';

    private TagEndpoints() {}

    static AdminAnswer all(Call call) {
        return page(call, new Store(call), null, "/tags");
    }

    static AdminAnswer one(Call call) {
        String tag = checked(call);
        return page(call, new Store(call), tag, "/tags/" + Paging.escaped(tag));
    }

    private static String checked(Call call) {
        String tag = call.param(0);
        String problem = problem(tag);
        if (problem != null) {
            throw Errors.refusal(400, 10, "invalid unique tag", problem);
        }
        return tag;
    }

    /** Nobody makes tags by themselves. */
    static AdminAnswer refuse(Call call) {
        ErrorTable errors = new ErrorTable();
        errors.put("tags", "does not support insert/upsert/update/delete operations");
        return AdminAnswer.json(400, Errors.schemaViolation(errors));
    }

    /** Kong takes a tag for an entity that is not there before it says that none can be written. */
    static AdminAnswer put(Call call) {
        String tag = checked(call);
        SchemaDef schema = Objects.requireNonNull(Store.SCHEMAS.entity("tags"));
        MapNode given = BodyArguments.of(call, schema);
        if (given.has("tags")) {
            return refuse(call);
        }
        ErrorTable errors = EntityWrites.problems(schema, given.with("tag", Scalar.string(tag)));
        return errors.isEmpty()
                ? Errors.unsupported("create or update", "tags", "tag")
                : AdminAnswer.json(400, Errors.schemaViolation(errors));
    }

    static AdminAnswer patch(Call call) {
        String tag = checked(call);
        if (BodyArguments.of(call, null).has("tags")) {
            return refuse(call);
        }
        String message = "could not find the entity with '" + LuaPretty.pair("tag", tag) + "'";
        MapNode fields = new Members().put("tag", tag).map();
        throw Errors.refusal(404, 6, "not found", message, fields);
    }

    static AdminAnswer delete(Call call) {
        checked(call);
        return AdminAnswer.empty(204);
    }

    private static @Nullable String problem(String tag) {
        int at = tag.indexOf(NO_UTF8);
        if (at < 0) {
            return CHECK.problem(Scalar.string(tag));
        }
        int octets = tag.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
        return "invalid utf-8 character sequence detected at position " + (octets + 1);
    }

    private static AdminAnswer page(Call call, Store store, @Nullable String wanted, String path) {
        Map<String, Node> found = new TreeMap<>();
        for (EntityKind kind : ApiName.KINDS) {
            for (Entity entity : store.all(kind).toList()) {
                for (Node tag : entity.fields().list("tags")) {
                    String text = String.valueOf(tag);
                    if (wanted == null || wanted.equals(text)) {
                        found.put(text + "\0" + kind.plural() + "\0" + entity.id(), tagged(text, kind, entity));
                    }
                }
            }
        }
        return AdminAnswer.ok(new Paging(call, "tags", "*", path).numbered(List.copyOf(found.values())));
    }

    private static Node tagged(String tag, EntityKind kind, Entity entity) {
        return new Members()
                .put("tag", tag)
                .put("entity_name", kind.plural())
                .put("entity_id", entity.id())
                .map();
    }
}
