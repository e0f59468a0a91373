package dev.gw.drill.derive;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.load.EchoUpstreams;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.stage.Stage;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Requests that bring to light what plugins do of which nothing is known but that they run: by every kind of caller, and
 * with one thing at a time left out or changed of what the hints say such plugins look at.
 */
public final class Probes {
    private static final int MOST_CALLERS = 4;
    private static final String ALONE = " with nothing but what the route asks for";
    private static final String OTHER = "gw-drill-other";

    private final Sketch sketch;
    private final List<Probe> probes = new ArrayList<>();

    private Probes(Scene scene) {
        this.sketch = new Sketch(scene);
    }

    /** The probes of all routes, or of those on which a plugin runs of which nothing is known. */
    public static List<Probe> of(Scene scene, boolean everywhere) {
        Probes probes = new Probes(scene);
        for (Entity route : probes.sketch.routes()) {
            if (everywhere || probes.sketch.chain(route).hasOthers()) {
                probes.route(route);
            }
        }
        probes.nowhere();
        return probes.probes;
    }

    /** The plugins that are on and run, but of which nothing is known, in the order of the configuration. */
    public static List<Entity> unknown(Scene scene) {
        return scene.bundle().all(EntityKind.PLUGINS).stream()
                .filter(plugin -> plugin.isTrue("enabled"))
                .filter(plugin -> scene.types().containsKey(String.valueOf(plugin.name())))
                .filter(plugin -> !Chain.isKnown(String.valueOf(plugin.name())))
                .toList();
    }

    /** The key of the item that an entity is. */
    public static String key(Entity plugin) {
        return Sketch.key(plugin);
    }

    /** {@code file:line} of an entity. */
    public static String place(Entity entity) {
        return Sketch.place(entity);
    }

    /** A request that no route takes: plugins for all requests run for its answer. */
    private void nowhere() {
        Ask ask = Ask.of("GET", "nobody.invalid", "/gw-drill-nowhere").with("User-Agent", Passages.AGENT);
        if (sketch.find(ask) == null) {
            probes.add(new Probe(
                    "GET of what no route takes",
                    ask,
                    sketch.everywhere(),
                    Set.of(),
                    "no route",
                    "",
                    /* isPlain= */ true));
        }
    }

    private void route(Entity route) {
        Passages passages = new Passages(sketch);
        List<Ask> asks = passages.asks(route);
        if (asks.isEmpty()) {
            return;
        }
        Ask bare = asks.get(0).with("User-Agent", Passages.AGENT);
        Set<String> met = new HashSet<>();
        List<Passage> callers = passages.all(route, asks.get(0)).stream()
                .filter(passage -> met.add(String.valueOf(passage.caller().consumerId())))
                .filter(passage -> passage.caller().consumer() == null
                        || !Stage.SECOND_CONSUMER.equals(
                                passage.caller().consumer().name()))
                .limit(MOST_CALLERS)
                .toList();
        for (Passage passage : callers) {
            add(passage, "", passage.ask());
        }
        callers.stream().findFirst().ifPresent(passage -> {
            add(passage, bare.method() + ALONE, bare);
            methods(route, passage, bare);
            headers(passage);
            answers(passage);
        });
        callers.stream()
                .filter(passage -> passage.caller().credentials().containsKey("jwt"))
                .findFirst()
                .ifPresent(passage -> claims(route, passage));
    }

    private void methods(Entity route, Passage passage, Ask bare) {
        for (String method : List.of("OPTIONS", "POST", "DELETE")) {
            Ask ask = bare.withMethod(method);
            var found = sketch.find(ask);
            if (found != null && found.route().id().equals(route.id())) {
                add(passage, method + ALONE, ask);
                add(passage, "as " + method, passage.ask().withMethod(method));
            }
        }
    }

    private void headers(Passage passage) {
        Hints hints = sketch.scene().hints();
        for (String name : new TreeSet<>(hints.headers().keySet())) {
            add(passage, "without " + name, passage.ask().without(name));
            add(passage, "with another " + name, passage.ask().with(name, OTHER));
        }
        for (String name : new TreeSet<>(hints.fromTokens())) {
            add(passage, "with a client's own " + name, passage.ask().with(name, OTHER));
        }
        add(passage, "with an id of its own", passage.ask().with("X-Request-ID", OTHER));
    }

    /** With tokens that lack a claim, or say something else. */
    private void claims(Entity route, Passage passage) {
        Hints hints = sketch.scene().hints();
        MapNode claims = hints.claims();
        Map<String, MapNode> changed = new LinkedHashMap<>();
        for (MapNode.Entry entry : claims.entries()) {
            changed.put("with a token without " + entry.name(), claims.without(entry.name()));
            changed.put("with a token of another " + entry.name(), claims.with(entry.name(), Scalar.string(OTHER)));
            if (entry.value() instanceof Scalar scalar && scalar.text().indexOf(' ') > 0) {
                for (String word : scalar.text().split(" ", -1)) {
                    changed.put(
                            "with a token of " + entry.name() + " " + word,
                            claims.with(entry.name(), Scalar.string(word)));
                }
            }
        }
        changed.forEach((what, other) -> {
            Passage wrong =
                    new Passages(sketch.with(hints.withClaims(other))).passage(route, bare(passage), passage.caller());
            if (wrong != null) {
                add(passage, what, wrong.ask());
            }
        });
    }

    /** With what an upstream may answer. */
    private void answers(Passage passage) {
        for (String field :
                List.of("Server: gw-drill", "X-Powered-By: gw-drill", "X-Drill: 1", "Content-Type: text/html")) {
            add(passage, "answered with " + field, passage.ask().with(EchoUpstreams.REPLY, field));
        }
    }

    private Ask bare(Passage passage) {
        return new Passages(sketch).asks(passage.route()).get(0);
    }

    private void add(Passage passage, String what, Ask ask) {
        boolean alone = what.endsWith(ALONE);
        String caller = alone ? "" : " for " + passage.caller().label();
        String name = ask.method() + " on " + passage.routeName() + caller;
        Set<String> plugins =
                sketch.chain(passage.route()).all().stream().map(Entity::id).collect(Collectors.toSet());
        Ask sent = passage.ask().client() == null || ask.client() != null
                ? ask
                : ask.from(passage.ask().client());
        probes.add(new Probe(
                alone ? name + ALONE : what.isEmpty() ? name : name + " " + what,
                sent,
                plugins,
                Sketch.covered(passage),
                passage.routeName(),
                Sketch.place(passage.route()),
                what.isEmpty() || what.startsWith("OPTIONS")));
    }
}
