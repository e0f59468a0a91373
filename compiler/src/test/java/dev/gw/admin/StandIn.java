package dev.gw.admin;

import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The Admin API of a gateway with a database: pages of three, keys, conflicts and faults. {@link StandInServer} serves it. */
final class StandIn implements Transport {
    private static final int PAGE = 3;
    private static final URI BASE = URI.create("http://admin.test:8001");

    private final StandInStore store;
    private final List<String> requests = new ArrayList<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private Faults faults = (number, attempt) -> Fault.NONE;
    private int changes;

    StandIn(StandInStore store) {
        this.store = store;
    }

    /** Asks this very object; no connection is made, nobody waits. */
    AdminClient client() {
        return new AdminClient(AdminSettings.of(BASE), count -> {}, this);
    }

    /** What goes wrong with a change. */
    interface Faults {
        /**
         * The fault.
         *
         * @param number of the change since the faults were set, from 0
         * @param attempt how often the same was sent before
         */
        Fault of(int number, long attempt);
    }

    synchronized void faults(Faults others) {
        this.faults = others;
        this.changes = 0;
    }

    /** Method, path and body of all requests that were no reading. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Reply once(String method, String path, @Nullable String body, String type) {
        Answer answer = answer(method, URI.create(path), body == null ? "" : body);
        return answer == null ? Reply.none("the connection was closed") : new Reply(answer.status(), answer.body());
    }

    record Answer(int status, String body) {
        static Answer message(int status, String text) {
            return new Answer(status, JsonWriter.compact(MapNode.empty().with("message", Scalar.string(text))));
        }
    }

    /** Null for an answer that never comes. */
    synchronized @Nullable Answer answer(String method, URI target, String body) {
        boolean reading = method.equals("GET");
        String request = method + " " + target.getPath() + " " + body;
        int attempt = reading ? 0 : attempts.merge(request, 1, Integer::sum) - 1;
        Fault fault = reading ? Fault.NONE : faults.of(changes++, attempt);
        if (!reading) {
            requests.add(request);
        }
        if (fault == Fault.REFUSED) {
            return Answer.message(503, "not now");
        }
        Answer answer = done(method, target, body);
        return switch (fault) {
            case DONE_BUT_500 -> Answer.message(500, "An unexpected error occurred");
            case DONE_WITHOUT_ANSWER -> null;
            default -> answer;
        };
    }

    private Answer done(String method, URI target, String body) {
        try {
            String path = target.getPath();
            return path.equals("/config")
                    ? Answer.message(
                            400, "this endpoint is only available when Kong is configured to not use a database")
                    : routed(method, target, List.of(path.substring(1).split("/")), body);
        } catch (StandInStore.Refused refused) {
            return Answer.message(refused.status(), String.valueOf(refused.getMessage()));
        }
    }

    private Answer routed(String method, URI target, List<String> path, String body) {
        boolean targets = path.size() > 2 && path.get(2).equals("targets");
        EntityKind kind = targets ? EntityKind.TARGETS : kind(path.get(0));
        if (kind == null || (kind == EntityKind.TARGETS && !targets)) {
            return Answer.message(404, "Not found");
        }
        int size = targets ? 3 : 1;
        String id = path.size() > size ? path.get(size) : null;
        if (targets && !store.all(EntityKind.UPSTREAMS).containsKey(path.get(1))) {
            return Answer.message(404, "Not found");
        }
        MapNode given =
                DocumentReader.json(SourceFile.of("body.json", body)) instanceof MapNode map ? map : MapNode.empty();
        if (targets && !given.isEmpty()) {
            given = given.with("upstream", MapNode.empty().with("id", Scalar.string(path.get(1))));
        }
        return switch (method) {
            case "GET" -> id == null ? page(target, kind, targets ? path.get(1) : null) : single(kind, id);
            case "POST" -> created(kind, given);
            case "PUT" -> targets ? shown(store.patch(kind, id, given)) : shown(store.put(kind, id, given));
            case "PATCH" -> shown(store.patch(kind, id, given));
            default -> deleted(kind, id, targets);
        };
    }

    private static @Nullable EntityKind kind(String name) {
        for (EntityKind kind : EntityKind.values()) {
            if (AdminPaths.all(kind).equals("/" + name)) {
                return kind;
            }
        }
        return null;
    }

    private static Answer shown(MapNode entity) {
        return new Answer(200, JsonWriter.compact(entity));
    }

    private Answer single(EntityKind kind, String id) {
        MapNode found = store.all(kind).get(id);
        return found == null ? Answer.message(404, "Not found") : shown(found);
    }

    private Answer created(EntityKind kind, MapNode given) {
        String id = String.valueOf(given.string("id"));
        if (store.all(kind).containsKey(id)) {
            throw new StandInStore.Refused(400, "primary key violation on key '{id=\"" + id + "\"}'");
        }
        return new Answer(201, JsonWriter.compact(store.put(kind, id, given)));
    }

    private Answer deleted(EntityKind kind, String id, boolean targets) {
        if (targets && !store.all(kind).containsKey(id)) {
            return Answer.message(404, "Not found");
        }
        store.delete(kind, id);
        return new Answer(204, "");
    }

    private Answer page(URI target, EntityKind kind, @Nullable String upstream) {
        Map<String, MapNode> known = new TreeMap<>(store.all(kind));
        if (upstream != null) {
            known.values().removeIf(one -> !upstream.equals(one.map("upstream").string("id")));
        }
        String query = String.valueOf(target.getQuery());
        int start = query.contains("offset=") ? Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1")) : 0;
        List<Node> all = new ArrayList<>(known.values());
        List<Node> page = all.subList(Math.min(start, all.size()), Math.min(start + PAGE, all.size()));
        boolean more = start + PAGE < all.size();
        Scalar next = more
                ? Scalar.string(target.getPath() + "?offset=" + (start + PAGE))
                : Scalar.nil(dev.gw.source.Span.nowhere());
        MapNode answer = MapNode.empty().with("data", ListNode.of(page)).with("next", next);
        return new Answer(200, JsonWriter.compact(answer));
    }
}
