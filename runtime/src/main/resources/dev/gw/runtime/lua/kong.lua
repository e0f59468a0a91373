-- The table that plugins know as kong. What isn't there fails by its name.
local gw = ...
local rest, client = gw.part "kong_rest", gw.part "kong_client"

-- Kong itself has nothing under these names, so that code may ask for them
local absent = { jwe = true, enterprise_edition = true, websocket = true, pdk_major_version = true, response_latency = true }

local function named(table, name)
  return setmetatable(table, {
    __index = function(_, key)
      if absent[key] or type(key) ~= "string" then
        return nil
      end
      return gw.missing(name .. "." .. key)
    end,
  })
end

-- A stand-in for what isn't there: it can be asked for, and fails when it is used.
function gw.missing(name)
  local known = gw.part "missing"
  if not known[name] then
    return nil
  end
  return function()
    error(name .. " is not there in gw", 2)
  end
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
  client = named(client.client, "kong.client"),
  router = named(client.router, "kong.router"),
  ip = client.ip,
  log = gw.part "kong_log",
  ctx = rest.ctx,
  table = rest.table,
  node = named(rest.node, "kong.node"),
  cache = named(rest.cache, "kong.cache"),
  db = rest.db,
  plugin = named(rest.plugin, "kong.plugin"),
  nginx = named(rest.nginx, "kong.nginx"),
  cluster = rest.cluster,
  vault = named(rest.vault, "kong.vault"),
  tracing = rest.tracing,
  configuration = rest.configuration,
  dns = named({}, "kong.dns"),
  timer = named({}, "kong.timer"),
  worker_events = named({}, "kong.worker_events"),
  telemetry = named({}, "kong.telemetry"),
}, "kong")
kong.default_workspace = "0dc6f45b-8f8d-40d2-a504-473544ee190b"
return kong
