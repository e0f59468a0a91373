-- The phases of a request, and what is known of the request that is served.
local gw = ...

local error, concat, setmetatable = error, table.concat, setmetatable

-- numbered as in Java's Phase; "kong" is the number in Kong's own messages and contexts
local order = { "init_worker", "configure", "certificate", "rewrite", "access", "response", "header_filter", "body_filter", "log", "timer",
  "preread" }
local listed = {
  "init_worker", "certificate", "client_hello", "rewrite", "access", "balancer", "response", "cluster_listener", "header_filter",
  "body_filter", "log", "preread", "error", "admin_api",
}
local kong = {
  init_worker = 0x1, certificate = 0x2, client_hello = 0x8, rewrite = 0x10, access = 0x20, balancer = 0x40, response = 0x80,
  cluster_listener = 0x100, header_filter = 0x200, body_filter = 0x400, log = 0x2000, preread = 0x4000, error = 0x1000000,
  admin_api = 0x10000000,
}
local ids = {}
for id, name in ipairs(order) do
  ids[name] = id
end

local M = { ids = ids, names = order, kong = kong, waits = { [ids.access] = true, [ids.timer] = true, [ids.init_worker] = true } }
-- these phases can be ended; whether they can wait is Java's to say
for _, name in ipairs { "rewrite", "response", "preread", "certificate" } do
  M.waits[ids[name]] = true
end

-- The phases that a function may be called in.
function M.set(...)
  local set = {}
  for _, name in ipairs { ... } do
    set[ids[name] or name] = true
  end
  local names = {}
  for _, name in ipairs(listed) do
    if set[ids[name] or name] then
      names[#names + 1] = name
    end
  end
  set.names = concat(names, ", ")
  return set
end

function M.check(set)
  local phase = gw.now.phase
  if not set[phase] then
    if phase == ids.timer or phase == 0 then
      error("no phase in ngx.ctx.KONG_PHASE, (need one of " .. set.names .. ")", 3)
    end
    error("function cannot be called in " .. order[phase] .. " phase (only in: " .. set.names .. ")", 3)
  end
end

M.request_phases = M.set("rewrite", "access", "balancer", "response", "header_filter", "body_filter", "log", "error", "admin_api",
  "cluster_listener")

local live = gw.live

-- The record of a request, in its phase; a fresh one where code runs for none.
function M.request(id, phase)
  local now = live[id]
  if not now then
    now = { id = id }
    if id ~= 0 then
      live[id] = now
    end
  end
  now.phase = phase
  return now
end

local call_info = gw.call0 "req.info"
local FIELDS = {
  "target", "scheme", "host", "port", "protocol", "peer", "peer_port", "hop", "id", "started", "local_address", "shown_port",
  "connection", "requests", "sni", "path", "method", "raw_host",
}

-- What of the request doesn't change.
function M.info()
  local now = gw.now
  local info = now.info
  if not info then
    local values = call_info()
    info = {}
    for i = 1, #FIELDS do
      info[FIELDS[i]] = values[i]
    end
    now.info = info
  end
  return info
end

-- Fields that are made when first asked for.
function M.lazy(makers)
  return setmetatable({}, {
    __index = function(self, key)
      local make = makers[key]
      if make then
        local value = make(self)
        self[key] = value
        return value
      end
    end,
  })
end

return M
