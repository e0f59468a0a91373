package dev.gw.runtime.control;

import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.observe.Members;
import java.util.Map;

/** Which paths there are, and what answers on them. */
final class ApiMap {
    private ApiMap() {}

    static Endpoints admin(Gateway gateway, HealthView health) {
        Endpoints api = new Endpoints();
        node(api, gateway, health);
        ApiName.KINDS.forEach(kind -> entity(api, kind));
        tags(api);
        special(api, new UpstreamEndpoints(health, gateway.nodeId()));
        groups(api, new AclPaths(gateway));
        schemas(api);
        unavailable(api);
        cached(api, new ProxyCacheEndpoints(gateway));
        ordered(api, new AcmeEndpoints(gateway));
        return api.on(
                "GET",
                "/endpoints",
                call -> AdminAnswer.ok(
                        new Members().put("data", Members.texts(api.patterns())).map()));
    }

    static Endpoints status(Gateway gateway, HealthView health) {
        NodeEndpoints node = new NodeEndpoints(gateway);
        UpstreamEndpoints upstreams = new UpstreamEndpoints(health, gateway.nodeId());
        return new Endpoints()
                .on("GET", "/status", node::status)
                .on("GET", "/status/ready", node::ready)
                .on("POST", "/status/ready", call -> AdminAnswer.page(400))
                .on("GET", "/status/dns", ApiMap::noDns)
                .on("GET", "/metrics", new MetricsEndpoint(gateway, health)::show)
                .on("GET", "/upstreams/{upstreams}/health", upstreams::health)
                .on("GET", "/upstreams/{upstreams}/targets", upstreams::targets)
                .on("GET", "/upstreams/{upstreams}/targets/all", upstreams::allTargets)
                .on("GET", "/upstreams/{upstreams}/targets/{targets}", upstreams::target);
    }

    private static AdminAnswer noDns(Call call) {
        return AdminAnswer.message(501, "not implemented with the legacy DNS client");
    }

    private static void node(Endpoints api, Gateway gateway, HealthView health) {
        NodeEndpoints node = new NodeEndpoints(gateway);
        ConfigEndpoint config = new ConfigEndpoint(gateway);
        api.on("GET", "/", node::root)
                .on("GET", "/status", node::status)
                .on("GET", "/status/dns", ApiMap::noDns)
                .on("GET", "/timers", node::timers)
                .on("GET", "/config", config::show)
                .on("POST", "/config", config::load)
                .on("GET", "/plugins/enabled", node::enabledPlugins)
                .on("GET", "/debug/node/log-level", call -> AdminAnswer.message(200, "log level: notice"))
                .on("PUT", "/debug/node/log-level/{log_level}", ApiMap::noLogLevel)
                .on("PUT", "/debug/cluster/log-level/{log_level}", ApiMap::noLogLevel)
                .on("GET", "/metrics", new MetricsEndpoint(gateway, health)::show)
                .on("DELETE", "/cache", call -> AdminAnswer.empty(204))
                .on("GET", "/cache/{key}", call -> AdminAnswer.notFound())
                .on("DELETE", "/cache/{key}", call -> AdminAnswer.empty(204));
    }

    private static void tags(Endpoints api) {
        api.on("GET", "/tags", TagEndpoints::all)
                .on("POST", "/tags", TagEndpoints::refuse)
                .on("GET", "/tags/{tags}", TagEndpoints::one)
                .on("PUT", "/tags/{tags}", TagEndpoints::put)
                .on("PATCH", "/tags/{tags}", TagEndpoints::patch)
                .on("DELETE", "/tags/{tags}", TagEndpoints::delete);
    }

    private static AdminAnswer noLogLevel(Call call) {
        return AdminAnswer.message(405, "cannot change log level when not using a database");
    }

    private static void entity(Endpoints api, EntityKind kind) {
        api.on("GET", ApiName.collection(kind), call -> EntityReads.list(call, kind))
                .on("POST", ApiName.collection(kind), call -> EntityWrites.create(call, kind))
                .on("GET", ApiName.single(kind), call -> EntityReads.single(call, kind))
                .on("PUT", ApiName.single(kind), call -> EntityWrites.put(call, kind))
                .on("PATCH", ApiName.single(kind), call -> EntityWrites.patch(call, kind))
                .on("DELETE", ApiName.single(kind), call -> EntityWrites.delete(call, kind));
        for (Map.Entry<String, EntityKind> foreign : ApiName.foreign(kind).entrySet()) {
            parent(api, kind, foreign.getKey(), foreign.getValue());
            children(api, foreign.getValue(), kind, foreign.getKey());
        }
    }

    private static void parent(Endpoints api, EntityKind kind, String field, EntityKind parent) {
        String path = ApiName.single(kind) + "/" + field;
        api.on("GET", path, call -> EntityReads.parent(call, kind, field, parent));
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            api.on(method, path, call -> EntityWrites.parent(call, kind, field, parent));
        }
    }

    private static void children(Endpoints api, EntityKind parent, EntityKind kind, String field) {
        String list = ApiName.single(parent) + "/" + ApiName.nested(kind);
        String one = list + "/{" + kind.plural() + "}";
        api.on("GET", list, call -> EntityReads.children(call, parent, kind, field))
                .on("POST", list, call -> EntityWrites.createChild(call, parent, kind, field))
                .on("GET", one, call -> EntityReads.child(call, parent, kind, field));
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            api.on(method, one, call -> EntityWrites.child(call, parent, kind, field));
        }
    }

    /** Paths whose answers differ from those of other entities, and those that Kong switches off. */
    private static void special(Endpoints api, UpstreamEndpoints upstreams) {
        String targets = "/upstreams/{upstreams}/targets";
        String target = targets + "/{targets}";
        api.on("GET", "/upstreams/{upstreams}/health", upstreams::health)
                .on("GET", targets, upstreams::targets)
                .on("GET", targets + "/all", upstreams::allTargets);
        for (String method : new String[] {"GET", "PUT", "PATCH", "DELETE"}) {
            api.on(method, target, upstreams::target);
        }
        for (String path : new String[] {target, target + "/{address}"}) {
            api.on("PUT", path + "/healthy", call -> upstreams.mark(call, true))
                    .on("PUT", path + "/unhealthy", call -> upstreams.mark(call, false));
        }
        for (String path : new String[] {
            "/targets", "/targets/{targets}", "/targets/{targets}/upstream", "/snis/{snis}/certificate"
        }) {
            api.before(path, call -> {
                throw new Refusal(AdminAnswer.notFound());
            });
        }
        String certificate = "/certificates/{certificates}";
        for (String path : new String[] {certificate, certificate + "/snis", certificate + "/snis/{snis}"}) {
            api.before(path, call -> new Store(call).certificate(call));
        }
    }

    private static void groups(Endpoints api, AclPaths paths) {
        String group = "/consumers/{consumers}/acls/{acls}";
        Endpoint write = call -> EntityWrites.child(call, EntityKind.CONSUMERS, EntityKind.ACLS, "consumer");
        api.on(
                "GET",
                group,
                paths.byGroup(call -> EntityReads.child(call, EntityKind.CONSUMERS, EntityKind.ACLS, "consumer")));
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            api.on(method, group, paths.byGroup(write));
        }
        api.before(group, paths::check);
    }

    private static void schemas(Endpoints api) {
        api.on("GET", "/schemas/{name}", SchemaEndpoints::entity)
                .on("GET", "/schemas/plugins/{name}", SchemaEndpoints::plugin)
                .on("GET", "/plugins/schema/{name}", SchemaEndpoints::pluginConfig)
                .on("GET", "/schemas/vaults/{name}", SchemaEndpoints::vault)
                .on(
                        "GET",
                        "/schemas/filters/{name}",
                        call -> AdminAnswer.message(404, "Filter '" + call.param(0) + "' not found"))
                .on("POST", "/schemas/plugins/validate", call -> SchemaEndpoints.validate(call, "plugins"))
                .on("POST", "/schemas/vaults/validate", call -> SchemaEndpoints.validate(call, "vaults"))
                .on(
                        "POST",
                        "/schemas/{db_entity_name}/validate",
                        call -> SchemaEndpoints.validate(call, call.param(0)));
    }

    /** What Kong lists and this gateway has nothing behind: no control plane, no certificates from outside. */
    private static void unavailable(Endpoints api) {
        for (String path : new String[] {
            "/acme/certificates", "/acme/certificates/{certificates}",
        }) {
            api.on("GET", path, call -> AdminAnswer.notFound());
        }
        api.on("POST", "/acme", call -> AdminAnswer.notFound());
        String forPlanes =
                "this endpoint is only available when Kong is configured to run as Control Plane for the cluster";
        for (String path : new String[] {"/clustering/data-planes", "/clustering/status"}) {
            api.on("GET", path, call -> AdminAnswer.message(400, forPlanes));
        }
        filters(api);
    }

    private static void filters(Endpoints api) {
        Endpoint refused = call -> AdminAnswer.message(400, "this endpoint is only available when wasm is enabled");
        for (String which : new String[] {"all", "disabled", "enabled"}) {
            api.on("GET", "/routes/{routes}/filters/" + which, refused);
        }
        for (String path : api.patterns()) {
            if (path.contains("filter-chains")) {
                api.before(path, call -> {
                    throw new Refusal(refused.answer(call));
                });
            }
        }
    }

    private static void ordered(Endpoints api, AcmeEndpoints acme) {
        api.on("POST", "/acme", acme::order)
                .on("PATCH", "/acme", acme::renew)
                .on("GET", "/acme/certificates", acme::list)
                .on("GET", "/acme/certificates/{certificates}", acme::find);
    }

    private static void cached(Endpoints api, ProxyCacheEndpoints cache) {
        api.on("DELETE", "/proxy-cache", cache::flush)
                .on("GET", "/proxy-cache/{cache_key}", cache::find)
                .on("DELETE", "/proxy-cache/{cache_key}", cache::purge)
                .on("GET", "/proxy-cache/{plugin_id}/caches/{cache_key}", cache::findOf)
                .on("DELETE", "/proxy-cache/{plugin_id}/caches/{cache_key}", cache::purgeOf);
    }
}
