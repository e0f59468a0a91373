package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.plan.Item;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.plan.Step;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginScopes;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.RouterRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan in the making. */
final class Sketch {
    private final Scene scene;
    private final Router router;
    private final PluginScopes scopes;
    private final Map<String, Chain> chains = new HashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    Sketch(Scene scene) {
        this(scene, new Router(scene.bundle()), new PluginScopes(scene.bundle()));
    }

    private Sketch(Scene scene, Router router, PluginScopes scopes) {
        this.scene = scene;
        this.router = router;
        this.scopes = scopes;
    }

    /** One of the same configuration with other hints. */
    Sketch with(Hints hints) {
        Scene other = new Scene(
                scene.bundle(),
                scene.types(),
                scene.keys(),
                scene.upstreams(),
                scene.holdsTime(),
                scene.tls(),
                hints,
                scene.mostRequests());
        return new Sketch(other, router, scopes);
    }

    Scene scene() {
        return scene;
    }

    Bundle bundle() {
        return scene.bundle();
    }

    /** The routes that answer requests, in the order of the configuration. */
    List<Entity> routes() {
        List<Entity> routes = new ArrayList<>(scene.bundle().all(EntityKind.ROUTES));
        routes.removeAll(router.leftOut());
        return routes;
    }

    List<Entity> idleRoutes() {
        return router.leftOut();
    }

    /** Whether plugins of all requests leave texts of answers alone. */
    boolean keepsTexts() {
        return scopes.of(null, null).stream()
                .allMatch(choice -> scene.types().containsKey(choice.name())
                        && !choice.name().endsWith("-function")
                        && !choice.name().equals("response-transformer"));
    }

    /** The ids of the plugins that run for requests without a route. */
    Set<String> everywhere() {
        return scopes.of(null, null).stream()
                .flatMap(choice -> choice.fitting().stream())
                .map(Entity::id)
                .collect(Collectors.toSet());
    }

    Chain chain(Entity route) {
        return chains.computeIfAbsent(route.id(), ignored -> new Chain(scene, scopes, route));
    }

    /** The route that answers a request, as the router that serves it would find it. */
    Router.@Nullable Found find(Ask ask) {
        String path = PathNormalizer.normalize(ask.path());
        if (path == null) {
            return null;
        }
        Headers headers = new Headers();
        ask.headers().forEach(field -> headers.add(field.name(), field.value()));
        return router.find(RouterRequest.of(ask.method(), ask.host(), 80, path, headers, false, null));
    }

    void item(Item item) {
        items.putIfAbsent(item.key(), item);
    }

    /** Says why something is not exercised, unless a reason is known already. */
    void reason(String key, String why) {
        reasons.putIfAbsent(key, why);
    }

    void add(Area area, String title, Entity about, Set<String> covers, List<Step> steps) {
        checks.add(Check.of(area, title, place(about), covers, steps));
    }

    /** Adds a check of a limit, which needs a fresh window. */
    void add(String title, Entity about, Set<String> covers, Window fresh, Check.Limit limit, List<Step> steps) {
        checks.add(new Check(Area.LIMITS, title, place(about), covers, fresh, limit, steps));
    }

    Plan plan() {
        return new Plan(checks, List.copyOf(items.values()), reasons);
    }

    /** {@code file:line}; empty for what stands in no file. */
    static String place(Entity entity) {
        return entity.span().isNowhere()
                ? ""
                : entity.span().file().name() + ":" + entity.span().from().line();
    }

    static String name(Entity entity) {
        String name = entity.name();
        return name == null ? entity.id() : name;
    }

    static String key(Entity entity) {
        return entity.kind().singular() + " " + entity.id();
    }

    /** What a passage exercises when it is gone through. */
    static Set<String> covered(Passage passage) {
        Set<String> keys = new TreeSet<>();
        keys.add(key(passage.route()));
        Entity consumer = passage.caller().consumer();
        if (consumer != null) {
            keys.add(key(consumer));
        }
        Entity ending = passage.plugins().get(String.valueOf(passage.ending().plugin()));
        if (ending != null) {
            keys.add(key(ending));
        }
        return keys;
    }

    /** The same, and more. */
    static Set<String> covered(Passage passage, Entity... more) {
        Set<String> keys = covered(passage);
        for (Entity entity : more) {
            keys.add(key(entity));
        }
        return keys;
    }
}
