-- kong.client, kong.router and kong.ip
local gw = ...
local phases = gw.part "phases"
local decode = gw.part("cjson").safe.decode

local check, info = phases.check, phases.info
local type, error, tonumber, rawget = type, error, tonumber, rawget
local call_identity, call_identify = gw.call0 "identity", gw.call3 "identify"
local call_consumer, call_credential = gw.call0 "entity.consumer", gw.call0 "entity.credential"
local call_route, call_service, call_find = gw.call0 "entity.route", gw.call0 "entity.service", gw.call3 "entity.find"
local call_trusted, call_header = gw.call1 "ip.trusted", gw.call1 "req.header"

local late = phases.set("access", "header_filter", "response", "body_filter", "log")

local client, router, ip = {}, {}, {}

function ip.is_trusted(address)
  return call_trusted(address)
end

function client.get_ip()
  return info().hop
end

function client.get_forwarded_ip()
  return info().peer
end

function client.get_port()
  return tonumber(info().peer_port)
end
client.get_forwarded_port = client.get_port

-- Who is asking, as far as another plugin has found out; asked again when that changed.
local function identity()
  local now = gw.now
  local known = call_identity()
  if now.identity ~= known then
    now.identity = known
    local consumer, credential = call_consumer(), call_credential()
    now.consumer, now.credential = consumer and decode(consumer), credential and decode(credential)
  end
  return now
end

-- what code itself put where Kong keeps who is known
local function put(name)
  local ctx = gw.now.ctx
  return ctx and rawget(ctx, name)
end

function client.get_consumer()
  check(late)
  return put "authenticated_consumer" or identity().consumer
end

function client.get_credential()
  check(late)
  return put "authenticated_credential" or identity().credential
end

local UUID = "^%x%x%x%x%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%-%x%x%x%x%x%x%x%x%x%x%x%x$"

function client.load_consumer(id, by_username)
  check(late)
  if type(id) ~= "string" then
    error("consumer_id must be a string", 2)
  end
  local is_id = id:find(UUID)
  if not is_id and not by_username then
    error("cannot load a consumer with an id that is not a uuid", 2)
  end
  local found = is_id and call_find("consumers", id, nil)
  found = found or by_username and call_find("consumers", id, "username")
  return found and decode(found) or nil
end

-- Lets plugins that are no Lua know, too.
function gw.identify(consumer, credential)
  local id = credential and (credential.id or credential.key or credential.username)
  local owner = credential and credential.consumer_id
  local shown = (id and tostring(id) or "") .. (owner and "\0" .. tostring(owner) or "")
  call_identify(consumer and consumer.id or nil, shown, credential and credential.key or id or nil)
  local now = gw.now
  now.identity, now.consumer, now.credential = call_identity(), consumer, credential
end

local access = phases.set "access"

function client.authenticate(consumer, credential)
  check(access)
  if consumer ~= nil and type(consumer) ~= "table" then
    error("consumer must be a table or nil", 2)
  elseif credential ~= nil and type(credential) ~= "table" then
    error("credential must be a table or nil", 2)
  elseif credential == nil and consumer == nil then
    error("either credential or consumer must be provided", 2)
  end
  local ctx = gw.now.ctx
  if ctx then
    ctx.authenticated_consumer, ctx.authenticated_credential = nil, nil
  end
  gw.identify(consumer, credential)
end

function router.get_route()
  check(late)
  local now = gw.now
  if not now.route then
    local route = call_route()
    now.route = route and decode(route)
  end
  return now.route
end

function router.get_service()
  check(late)
  local now = gw.now
  if not now.service then
    local service = call_service()
    now.service = service and decode(service)
  end
  return now.service
end

function client.get_protocol(allow_terminated)
  check(late)
  local route = router.get_route()
  if not route then
    return nil, "No active route found"
  end
  if #route.protocols == 1 then
    return route.protocols[1]
  end
  local scheme = info().scheme
  if allow_terminated and call_trusted(info().hop) then
    local proto = call_header "X-Forwarded-Proto"
    if proto then
      return proto:lower() == "https" and "https" or "http"
    end
  end
  return scheme
end

-- What strip_path takes off the path; nil where it takes nothing.
gw.stripped_prefix = gw.call0 "req.stripped_prefix"

return { client = client, router = router, ip = ip }
