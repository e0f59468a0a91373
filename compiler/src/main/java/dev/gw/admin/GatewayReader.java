package dev.gw.admin;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads all that is configured on a gateway. For one reading on one thread. */
public final class GatewayReader {
    private static final String PAGE = "?size=1000";
    private static final String IS_THIS_IT =
            "is this the Admin API? It listens on port 8001 or 8444, the proxy on 8000 or 8443";

    private final AdminClient client;
    private final Diagnostics out;
    private boolean refused;

    private GatewayReader(AdminClient client, Diagnostics out) {
        this.client = client;
        this.out = out;
    }

    /**
     * The configuration of a gateway, with or without a database; empty where it can't be had: GW1702 where no answer
     * came, GW1703 where another one came.
     */
    public static Optional<LiveConfig> read(AdminClient client, Diagnostics out) {
        return new GatewayReader(client, out).read();
    }

    private Optional<LiveConfig> read() {
        Reply reply = client.probe("/config");
        if (reply.status() != Reply.NONE && reply.isPassing()) {
            reply = client.get("/config");
        }
        if (reply.isOk()) {
            return declared(reply);
        }
        String message = reply.json().string("message");
        boolean database = reply.status() == 400 && message != null && message.contains("not use a database");
        if (!database) {
            refuse("/config", reply);
            return Optional.empty();
        }
        MapNode document = paged();
        return document == null ? Optional.empty() : Optional.of(new LiveConfig(/* database= */ true, document));
    }

    /** How to get in; who came with something is not told to bring something. */
    private String entrance() {
        List<String> names = client.settings().headers().stream()
                .map(AdminSettings.Header::name)
                .toList();
        return names.isEmpty()
                ? "give a token: --header-from FILE, or GW_ADMIN_HEADERS in the environment"
                : "it did not take what was sent in " + String.join(", ", names);
    }

    /** One problem is told: what else fails does so for the same reason. */
    private synchronized void refuse(String path, Reply reply) {
        if (refused) {
            return;
        }
        refused = true;
        boolean none = reply.status() == Reply.NONE;
        Diagnostic problem = none
                ? Diagnostic.of(Code.GW1702, Span.nowhere(), client.name() + " can't be reached: " + reply.shown())
                : Diagnostic.of(Code.GW1703, Span.nowhere(), client.name() + path + " answers " + reply.shown());
        out.add(
                switch (reply.status()) {
                    case Reply.NONE -> problem;
                    case 401, 403 -> problem.help(entrance());
                    case 404 -> problem.help(IS_THIS_IT);
                    default -> problem;
                });
    }

    private Optional<LiveConfig> declared(Reply reply) {
        String config = reply.json().string("config");
        Diagnostics reading = new Diagnostics();
        Optional<Node> document = config == null
                ? Optional.empty()
                : DocumentReader.read(SourceFile.of(client.name() + "/config", config), Dialect.KONG, reading);
        if (document.isPresent() && document.get() instanceof MapNode map) {
            return Optional.of(new LiveConfig(/* database= */ false, LiveEntities.document(map)));
        }
        out.add(Diagnostic.of(
                        Code.GW1703,
                        Span.nowhere(),
                        client.name() + "/config answers with something that is no configuration")
                .help(IS_THIS_IT));
        return Optional.empty();
    }

    /** All collections, several at once; then the targets of each upstream. */
    private @Nullable MapNode paged() {
        Map<EntityKind, List<Node>> found = new EnumMap<>(EntityKind.class);
        try (Workers workers = new Workers(client.settings().parallel())) {
            Map<EntityKind, CompletableFuture<@Nullable List<Node>>> asked = new EnumMap<>(EntityKind.class);
            for (EntityKind kind : AdminPaths.KINDS) {
                if (kind != EntityKind.TARGETS) {
                    asked.put(kind, workers.ask(() -> all(kind, AdminPaths.all(kind))));
                }
            }
            if (!gathered(asked, found)) {
                return null;
            }
            List<CompletableFuture<@Nullable List<Node>>> targets = new ArrayList<>();
            for (Node upstream : found.getOrDefault(EntityKind.UPSTREAMS, List.of())) {
                String path = AdminPaths.targets(String.valueOf(((MapNode) upstream).string("id")));
                targets.add(workers.ask(() -> all(EntityKind.TARGETS, path)));
            }
            for (CompletableFuture<@Nullable List<Node>> some : targets) {
                if (!gathered(Map.of(EntityKind.TARGETS, some), found)) {
                    return null;
                }
            }
        }
        return document(found);
    }

    /** Whether all could be read. */
    private static boolean gathered(
            Map<EntityKind, CompletableFuture<@Nullable List<Node>>> asked, Map<EntityKind, List<Node>> found) {
        boolean all = true;
        for (Map.Entry<EntityKind, CompletableFuture<@Nullable List<Node>>> entry : asked.entrySet()) {
            List<Node> some = entry.getValue().join();
            all &= some != null;
            found.computeIfAbsent(entry.getKey(), kind -> new ArrayList<>()).addAll(some == null ? List.of() : some);
        }
        return all;
    }

    private static MapNode document(Map<EntityKind, List<Node>> found) {
        MapNode document = MapNode.empty().with("_format_version", Scalar.string("3.0"));
        document = document.with("_transform", Scalar.bool(false));
        for (EntityKind kind : AdminPaths.KINDS) {
            List<Node> entities = found.getOrDefault(kind, List.of());
            document = entities.isEmpty() ? document : document.with(kind.plural(), ListNode.of(entities));
        }
        return document;
    }

    /** All entities of a collection, page by page; none where there is no such collection, null where it can't be read. */
    private @Nullable List<Node> all(EntityKind kind, String path) {
        Map<String, Node> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        String next = path + PAGE;
        while (next != null) {
            Reply reply = client.get(next);
            // a collection that does not exist belongs to a plugin that is not enabled
            if (reply.status() == 404 && found.isEmpty()) {
                return List.of();
            }
            MapNode page = reply.json();
            boolean again = !seen.add(next);
            if (!reply.isOk() || !page.has("data") || again) {
                refuse(path, again ? new Reply(508, "the pages of the answer run in a circle") : reply);
                return null;
            }
            for (Node entity : page.list("data")) {
                if (entity instanceof MapNode map) {
                    found.put(String.valueOf(map.string("id")), LiveEntities.entity(kind, map));
                }
            }
            next = sized(page.string("next"));
        }
        return List.copyOf(found.values());
    }

    /** Kong repeats the size of a page for some collections only. */
    private static @Nullable String sized(@Nullable String next) {
        return next == null || next.contains("size=") ? next : next + "&" + PAGE.substring(1);
    }
}
