-- The table that plugins know as kong. What isn't there fails by its name.
local gw = ...
local rest, client = gw.part "kong_rest", gw.part "kong_client"

local named = gw.named

local function with_tls(its)
  its.tls = named(gw.part("kong_tls").tls, "kong.client.tls")
  return its
end

local service = gw.part "kong_service"
named(service.request, "kong.service.request")
named(service.response, "kong.service.response")

local kong = named({
  version = "3.9.1",
  version_num = 3009001,
  request = named(gw.part "kong_request", "kong.request"),
  response = named(gw.part "kong_response", "kong.response"),
  service = named(service, "kong.service"),
  client = named(with_tls(client.client), "kong.client"),
  router = named(client.router, "kong.router"),
  ip = client.ip,
  log = gw.part "kong_log",
  ctx = rest.ctx,
  table = rest.table,
  node = named(rest.node, "kong.node"),
  cache = rest.cache,
  core_cache = rest.core_cache,
  db = rest.db,
  plugin = named(rest.plugin, "kong.plugin"),
  nginx = named(rest.nginx, "kong.nginx"),
  cluster = named(rest.cluster, "kong.cluster"),
  vault = named(rest.vault, "kong.vault"),
  tracing = rest.tracing,
  absent_in_gw = gw.part "missing",
  configuration = rest.configuration,
  dns = named(rest.dns, "kong.dns"),
  timer = named(rest.timer, "kong.timer"),
  worker_events = gw.part "events",
  telemetry = named({}, "kong.telemetry"),
}, "kong")
kong.default_workspace = "0dc6f45b-8f8d-40d2-a504-473544ee190b"
return kong
