package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Ledger;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.policy.Policy;
import dev.gw.policy.ProjectFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a bundle as a krakend.json, version 3. The policies come along as they were written: where one says more than what
 * it was lowered to, it is the policy that is translated. Each field that somebody wrote ends as mapped, mapped with
 * changed meaning, dropped or refused; what keeps callers out or limits them is never dropped. Belongs to one translation.
 */
public final class KrakendTarget {
    private final Work work;
    private final Bundle bundle;
    private final Ledger ledger;
    private final Root root = new Root();
    private final EffectivePlugins plugins;
    /** How many endpoints each plugin holds for. */
    private final Map<Entity, Integer> shares = new LinkedHashMap<>();

    private final List<Placed> placed = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    /** A route with all that it takes to fill its endpoints. */
    private record Placed(Entity route, Entity service, List<Entity> plugins, List<Endpoint> endpoints) {}

    private KrakendTarget(Work work) {
        this.work = work;
        this.bundle = work.bundle();
        this.ledger = work.ledger();
        this.plugins = new EffectivePlugins(bundle);
    }

    /**
     * Translates a bundle.
     *
     * @param policies the policies that the bundle was made from, as written
     * @param files what the policies refer to
     */
    public static Translation translate(
            Bundle bundle, List<Policy> policies, ProjectFiles files, KrakendSettings settings) {
        Ledger ledger = new Ledger();
        Work work = new Work(bundle, new Intent(policies), files, settings, ledger);
        MapNode document = new KrakendTarget(work).document();
        Optional<MapNode> good = ledger.isRefused() ? Optional.empty() : Optional.of(document);
        return new Translation(good, ledger.rows(), ledger.diagnostics());
    }

    private MapNode document() {
        ServiceReader services = new ServiceReader(bundle, ledger);
        RouteReader routes = new RouteReader(ledger, work.intent(), work.settings());
        for (Entity route : bundle.all(EntityKind.ROUTES)) {
            route(route, services, routes);
        }
        placed.forEach(this::fill);
        services.rest();
        new Consumers(work).account();
        idlePlugins();
        new WidePlugins(root, endpoints.size()).apply();
        new GatewayPolicies(work, root).apply();
        bare();
        List<Endpoint> sorted = Collisions.sorted(endpoints, ledger);
        if (sorted.isEmpty() && !ledger.isRefused()) {
            ledger.say(
                    Diagnostic.of(Code.GW1713, bundle.document().span(), "there is no route to write an endpoint for"));
        }
        return new RootWriter(work, root).write(sorted);
    }

    private void route(Entity route, ServiceReader services, RouteReader routes) {
        if (work.intent().isMadeBy("health", route.span())) {
            return;
        }
        Optional<Entity> service = bundle.parent(route, "service");
        if (service.isEmpty()) {
            ledger.refused(
                    Code.GW1713,
                    Origin.subject(route),
                    "",
                    route.span(),
                    "KrakenD wants a service behind each endpoint",
                    "");
            return;
        }
        if (!service.get().isTrue("enabled")) {
            ledger.mapped(Origin.subject(route), "", route.span(), "nothing: its service is not enabled");
            return;
        }
        List<Endpoint> made = routes.read(route, service.get(), services.read(service.get()));
        List<Entity> effective = plugins.of(route, service.get());
        endpoints.addAll(made);
        effective.forEach(plugin -> shares.merge(plugin, made.size(), Integer::sum));
        placed.add(new Placed(route, service.get(), effective, made));
    }

    private void fill(Placed place) {
        place.plugins.forEach(plugin -> plugin(plugin, place));
        new TokenPolicies(work, place.route, place.service, place.endpoints).apply();
        new AnswerPolicies(work, place.route, place.service, place.endpoints).apply();
    }

    private void plugin(Entity plugin, Placed place) {
        String subject = PluginSubject.of(plugin, bundle);
        MapNode written = plugin.authored().map("config");
        MapNode config = plugin.fields().map("config");
        Fields fields = new Fields(ledger, subject, written == null ? new MapNode(List.of(), plugin.span()) : written);
        Fields own = new Fields(ledger, subject, plugin.authored());
        own.skip("name", "config", "route", "service", "consumer", "id", "created_at", "updated_at", "enabled");
        own.dropped("tags", "KrakenD has no tags");
        own.dropped("instance_name", "KrakenD has no names for it");
        own.changed("protocols", "KrakenD does not ask which it is");
        own.refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
        PluginRules.named(String.valueOf(plugin.name()))
                .apply(new Site(
                        plugin,
                        subject,
                        fields,
                        config == null ? MapNode.empty() : config,
                        place.route,
                        place.service,
                        place.endpoints,
                        shares.getOrDefault(plugin, 1),
                        root,
                        work));
    }

    /** Plugins that run for no route. */
    private void idlePlugins() {
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            boolean ours = work.intent().holder(plugin.span()).isPresent();
            if (plugin.foreignId("consumer") == null && !shares.containsKey(plugin) && !ours) {
                String why = plugin.isTrue("enabled") ? "it runs for no route" : "it is not enabled";
                ledger.dropped(PluginSubject.of(plugin, bundle), "", plugin.span(), why);
            }
        }
    }

    /** Plugins with nothing written in them. */
    private void bare() {
        for (Entity plugin : shares.keySet()) {
            String subject = PluginSubject.of(plugin, bundle);
            if (work.intent().holder(plugin.span()).isEmpty() && !ledger.knows(subject)) {
                ledger.mapped(subject, "", plugin.span(), "its defaults");
            }
        }
    }
}
