-- kong.ctx, kong.table, kong.node, kong.db and what else is small
local gw = ...
local phases = gw.part "phases"

local setmetatable, type, error, pairs, ipairs, tostring, tonumber, rawset, select =
  setmetatable, type, error, pairs, ipairs, tostring, tonumber, rawset, select
local call_left, find = gw.call1 "left", gw.call3 "entity.find"
local floor = math.floor

local M = {}

-- kong.ctx.shared, where plugins that are no Lua may have left something too
local left_by_others = {
  __index = function(_, key)
    if type(key) == "string" and gw.now.id ~= 0 then
      return call_left(key)
    end
  end,
}

M.ctx = setmetatable({}, {
  __index = function(_, key)
    local now = gw.now
    if key == "shared" then
      local shared = now.shared
      if not shared then
        shared = setmetatable({}, left_by_others)
        now.shared = shared
      end
      return shared
    elseif key == "plugin" then
      local own = now.own
      if not own then
        own = {}
        now.own = own
      end
      local its = own[gw.plugin]
      if not its then
        its = {}
        own[gw.plugin] = its
      end
      return its
    elseif key == "core" then
      now.core = now.core or {}
      return now.core
    end
  end,
})

M.table = {
  new = function()
    return {}
  end,
  clear = function(t)
    for key in pairs(t) do
      t[key] = nil
    end
  end,
  merge = function(...)
    local all = {}
    for i = 1, select("#", ...) do
      for key, value in pairs((select(i, ...)) or {}) do
        all[key] = value
      end
    end
    return all
  end,
}

M.node = {
  get_id = function()
    return gw.node_id()
  end,
  get_hostname = function()
    return gw.call0 "node.hostname"()
  end,
  get_memory_stats = function()
    return { workers_lua_vms = { { pid = 1, http_allocated_gc = floor(collectgarbage "count" * 1024) } }, lua_shared_dicts = {} }
  end,
}

local function uuid()
  local octets = gw.call1 "random.bytes" "16"
  local hex = octets:gsub(".", function(c) return ("%02x"):format(c:byte()) end)
  local variant = ("89ab"):sub(octets:byte(9) % 4 + 1, octets:byte(9) % 4 + 1)
  return hex:sub(1, 8) .. "-" .. hex:sub(9, 12) .. "-4" .. hex:sub(14, 16) .. "-" .. variant .. hex:sub(18, 20) .. "-" .. hex:sub(21)
end
gw.uuid = uuid

function gw.node_id()
  local dict = gw.shared.kong
  dict:safe_add("kong:node_id", uuid())
  return (dict:get "kong:node_id")
end

local cache_of = gw.part("kong_cache").of_kong
M.cache, M.core_cache = cache_of "kong_db_cache", cache_of "kong_core_db_cache"

M.db = gw.part "kong_db"

M.plugin = {
  get_id = function()
    return gw.plugin_now().id
  end,
}

M.nginx = {
  get_subsystem = function()
    return "http"
  end,
}

M.cluster = {}

M.vault = {
  is_reference = function(text)
    return type(text) == "string" and text:find "^{vault://.+}$" ~= nil
  end,
}

-- the vault of the environment; others are not asked
local call_env = gw.call1 "env"
function M.vault.get(reference)
  if not M.vault.is_reference(reference) then
    return nil, "not a reference [" .. tostring(reference) .. "]"
  end
  local name, key, field = reference:match "^{vault://([^/?#}]+)/([^/?#}]+)/?([^/?#}]*)[^}]*}$"
  if not name then
    return nil, "reference url is missing path [" .. reference .. "]"
  end
  local kind, prefix = name, nil
  if name ~= "env" then
    local entity = find("vaults", name, "prefix")
    entity = entity and gw.part("cjson").safe.decode(entity)
    if not entity then
      return nil, "vault not found (" .. name .. ") [" .. reference .. "]"
    end
    kind, prefix = entity.name, type(entity.config) == "table" and entity.config.prefix or nil
  end
  if kind ~= "env" then
    return nil, "could not find vault (" .. kind .. ") [" .. reference .. "]"
  end
  local variable = ((type(prefix) == "string" and prefix or "") .. key):gsub("-", "_"):upper()
  local value = call_env(variable)
  if not value then
    return nil, "could not get value from external vault (no value found)"
  end
  if field ~= "" then
    local fields = gw.part("cjson").safe.decode(value)
    value = type(fields) == "table" and fields[field] or nil
    if value == nil then
      return nil, "subfield " .. field .. " not found in JSON secret"
    end
  end
  return value
end

-- timers by the names of Kong's library, each of which can be cancelled
M.timer = {}
local timers, unnamed = {}, 0
local function begin(start, name, delay, callback, ...)
  if timers[name] then
    return false, "already exists timer"
  end
  local its = {}
  timers[name] = its
  local ok, problem = start(delay, function(...)
    if timers[name] == its then
      if start == gw.ngx.timer.at then
        timers[name] = nil
      end
      return callback(...)
    end
  end, ...)
  return ok and name or false, problem
end
local function nameless()
  unnamed = unnamed + 1
  return "unnamed_timer_" .. unnamed
end
function M.timer:named_at(name, delay, callback, ...)
  return begin(gw.ngx.timer.at, name or nameless(), delay, callback, ...)
end
function M.timer:named_every(name, delay, callback, ...)
  return begin(gw.ngx.timer.every, name or nameless(), delay, callback, ...)
end
function M.timer:at(delay, callback, ...)
  return self:named_at(nil, delay, callback, ...)
end
function M.timer:every(delay, callback, ...)
  return self:named_every(nil, delay, callback, ...)
end
function M.timer:cancel(name)
  if not timers[name] then
    return false, "timer not found"
  end
  timers[name] = nil
  return true
end
M.timer.named_cancel = M.timer.cancel

-- The address of a name, and the port as it is.
M.dns = {
  toip = function(name, port)
    local ok, address = gw.pcall(gw.call1 "dns.address", name)
    if not ok then
      return nil, tostring(address)
    end
    return address, port
  end,
}

local span = setmetatable({}, { __index = function() return function() end end })
M.tracing = {
  start_span = function() return span end,
  active_span = function() return span end,
  set_active_span = function() end,
  create_span = function() return span end,
}

-- Secrets that code asks for are fresh, so one try says all.
function M.vault.try(callback, options)
  return callback(options)
end

M.configuration = setmetatable({}, {
  __index = function(_, name)
    local given, usual = gw.settings().configuration[name], gw.part("configuration")[name]
    if given == nil then
      return usual
    end
    return type(usual) == "number" and tonumber(given) or given
  end,
})

return M
