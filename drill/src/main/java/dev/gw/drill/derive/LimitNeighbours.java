package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a limit that is used up does to others: the same caller in another guise and on other routes of the scope is
 * refused; other callers, and routes that something else counts, are not.
 */
final class LimitNeighbours {
    private static final String OTHER_TAG = "gw-drill-b";

    private final Sketch sketch;
    private final Passages passages;

    /**
     * Steps, and what they exercise.
     */
    record Neighbour(List<Step> steps, Set<String> covers) {
        static Neighbour of(Step step, Passage passage) {
            return new Neighbour(List.of(step), Sketch.covered(passage));
        }
    }

    LimitNeighbours(Sketch sketch, Passages passages) {
        this.sketch = sketch;
        this.passages = passages;
    }

    /** Whether the plugin counts the requests of a passage. */
    static boolean counts(Passage passage, Entity plugin) {
        Entity limit = passage.plugins().get("rate-limiting");
        return limit != null
                && limit.id().equals(plugin.id())
                && !"acl".equals(passage.ending().plugin());
    }

    List<Neighbour> of(Quota quota, Passage passage, Expect... refused) {
        List<Neighbour> neighbours = new ArrayList<>();
        guise(quota.plugin(), passage)
                .ifPresent(ask -> neighbours.add(Neighbour.of(
                        Step.Send.once("the same caller in another guise is refused", ask, refused), passage)));
        other(quota.plugin(), passage).ifPresent(other -> neighbours.add(passes(quota, other)));
        onOtherRoutes(quota, passage, neighbours, refused);
        return neighbours;
    }

    private static Neighbour passes(Quota quota, Passage other) {
        List<Expect> expects = new ArrayList<>(other.passing());
        if (!PluginConfig.of(quota.plugin()).isTrue("hide_client_headers")) {
            String name = "X-RateLimit-Remaining-" + quota.window().title();
            expects.add(Expect.header(name, Long.toString(quota.limit() - 1)));
        }
        return Neighbour.of(new Step.Send("another caller passes", other.ask(), 1, expects, List.of()), other);
    }

    /** By what the plugin tells callers apart for a passage: consumer, credential, ip, header or service. */
    private String by(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        String by = config.string("limit_by");
        return switch (by) {
            case "consumer", "credential" -> passage.caller().consumer() == null ? "ip" : by;
            case "header" -> isToldByGateway(config, passage) ? "ip" : by;
            case "path" -> Objects.equals(config.text("path"), passage.ask().path()) ? "service" : "ip";
            default -> by;
        };
    }

    /** A field that plugins set from tokens says nothing of who has none. */
    private boolean isToldByGateway(PluginConfig config, Passage passage) {
        String field = String.valueOf(config.text("header_name")).toLowerCase(Locale.ROOT);
        return sketch.scene().hints().fromTokens().contains(field)
                && !passage.caller().credentials().containsKey("jwt");
    }

    /** The same caller, but different in all that does not count. */
    private Optional<Ask> guise(Entity plugin, Passage passage) {
        Ask ask = passage.ask().with("User-Agent", Passages.AGENT + " again");
        boolean moves = sketch.scene().holdsTime() && !by(plugin, passage).equals("ip");
        return Optional.of(moves ? Passages.otherAddress(passage).map(ask::from).orElse(ask) : ask);
    }

    /** Another caller on the same route that the same plugin counts. */
    private Optional<Passage> other(Entity plugin, Passage passage) {
        return switch (by(plugin, passage)) {
            case "ip" ->
                sketch.scene().holdsTime()
                        ? Passages.otherAddress(passage)
                                .map(address -> passage.with(passage.ask().from(address)))
                        : Optional.empty();
            case "header" ->
                Optional.ofNullable(passages.passage(
                        passage.route(), plain(passage), passage.caller().tagged(OTHER_TAG)));
            case "service" -> Optional.empty();
            default -> otherConsumer(plugin, passage);
        };
    }

    private Optional<Passage> otherConsumer(Entity plugin, Passage passage) {
        boolean byCredential = PluginConfig.of(plugin).string("limit_by").equals("credential");
        return passages.all(passage.route(), plain(passage)).stream()
                .filter(other -> counts(other, plugin))
                .filter(other -> byCredential
                        ? !other.caller().credentials().equals(passage.caller().credentials())
                        : !Objects.equals(
                                other.caller().consumerId(), passage.caller().consumerId()))
                .findFirst();
    }

    private Ask plain(Passage passage) {
        return passages.asks(passage.route()).get(0);
    }

    private void onOtherRoutes(Quota quota, Passage passage, List<Neighbour> neighbours, Expect... refused) {
        boolean shared = false;
        boolean apart = false;
        for (Entity route : sketch.routes()) {
            if (route.id().equals(passage.route().id()) || shared && apart) {
                continue;
            }
            Passage other = sameCaller(route, passage);
            if (other == null) {
                continue;
            }
            if (!shared && counts(other, quota.plugin()) && sameIdentity(quota.plugin(), passage, other)) {
                String claim = "the same caller is refused on " + other.routeName() + " too";
                neighbours.add(Neighbour.of(Step.Send.once(claim, other.ask(), refused), other));
                shared = true;
            } else if (!apart && isCountedApart(quota.plugin(), other)) {
                String claim = "the same caller passes on " + other.routeName();
                Step step = new Step.Send(claim, other.ask(), 1, other.passing(), List.of());
                neighbours.add(Neighbour.of(step, other));
                apart = true;
            }
        }
    }

    private boolean sameIdentity(Entity plugin, Passage one, Passage other) {
        boolean byService = PluginConfig.of(plugin).string("limit_by").equals("service");
        boolean sameService = Objects.equals(serviceId(one), serviceId(other));
        return by(plugin, one).equals(by(plugin, other))
                && (!byService || sameService)
                && Objects.equals(one.ask().client(), other.ask().client());
    }

    private static @Nullable String serviceId(Passage passage) {
        return passage.service() == null ? null : passage.service().id();
    }

    private static boolean isCountedApart(Entity plugin, Passage other) {
        Entity limit = other.plugins().get("rate-limiting");
        if (limit == null) {
            return true;
        }
        boolean sameScope = Objects.equals(limit.foreignId("route"), plugin.foreignId("route"))
                && Objects.equals(limit.foreignId("service"), plugin.foreignId("service"));
        return !sameScope;
    }

    private @Nullable Passage sameCaller(Entity route, Passage passage) {
        return passages.asks(route).stream()
                .limit(1)
                .flatMap(ask -> passages.all(route, ask).stream())
                .filter(other -> Objects.equals(
                        other.caller().consumerId(), passage.caller().consumerId()))
                .filter(other ->
                        other.caller().isRecognised() == passage.caller().isRecognised())
                .findFirst()
                .orElse(null);
    }
}
