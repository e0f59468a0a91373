-- ngx.shared
local gw = ...

local type, tostring, tonumber, error, setmetatable, rawset = type, tostring, tonumber, error, setmetatable, rawset
local sub, format = string.sub, string.format
local call_get, call_stale, call_put = gw.call2 "dict.get", gw.call2 "dict.stale", gw.call3 "dict.put"
local call_remove, call_clear, call_keys = gw.call2 "dict.remove", gw.call1 "dict.clear", gw.call2 "dict.keys"
local call_increase, call_expired = gw.call3 "dict.increase", gw.call2 "dict.expired"

local dict = {}
dict.__index = dict

local function packed(value)
  local kind = type(value)
  if kind == "string" then
    return "s" .. value
  elseif kind == "number" then
    return "n" .. format("%.17g", value)
  elseif kind == "boolean" then
    return "b" .. tostring(value)
  end
end

local function unpacked(text)
  local kind, value = sub(text, 1, 1), sub(text, 2)
  if kind == "n" then
    return tonumber(value)
  elseif kind == "b" then
    return value == "true"
  end
  return value
end

local function got(found)
  if not found then
    return nil
  end
  local flags = tonumber(found[2])
  return unpacked(found[1]), flags ~= 0 and flags or nil
end

function dict:get(key)
  if key == nil then
    return nil, "nil key"
  end
  return got(call_get(self.name, tostring(key)))
end

function dict:get_stale(key)
  local value, flags = got(call_stale(self.name, tostring(key)))
  return value, flags, value ~= nil and call_get(self.name, tostring(key)) == nil
end

local function put(condition)
  return function(self, key, value, seconds, flags)
    if key == nil then
      return nil, "nil key"
    elseif value == nil then
      if condition == "set" then
        call_remove(self.name, tostring(key))
        return true, nil, false
      end
      return nil, "attempt to add or replace nil values"
    end
    local text = packed(value)
    if not text then
      return nil, "bad value type"
    end
    local head = condition .. "\0" .. (seconds or 0) .. "\0" .. (flags or 0) .. "\0" .. tostring(key)
    if call_put(self.name, head, text) then
      return true, nil, false
    end
    return false, condition == "add" and "exists" or "not found", false
  end
end
dict.set, dict.add, dict.replace = put "set", put "add", put "replace"
dict.safe_set, dict.safe_add = dict.set, dict.add

function dict:delete(key)
  call_remove(self.name, tostring(key))
  return true
end

function dict:incr(key, by, first, seconds)
  local ok, sum = gw.pcall(call_increase, self.name, tostring(key),
    format("%.17g ", by) .. (first and format("%.17g", first) or "-") .. " " .. (seconds or 0))
  if not ok then
    return nil, "not a number"
  elseif not sum then
    return nil, "not found"
  end
  return sum, nil, false
end

function dict:flush_all()
  call_clear(self.name)
end
function dict:flush_expired(most)
  return call_expired(self.name, tostring(most or 0))
end

function dict:get_keys(most)
  local keys = call_keys(self.name, tostring(most or 1024))
  return keys
end

function dict:ttl(key)
  local found = call_get(self.name, tostring(key))
  if not found then
    return nil, "not found"
  end
  local expires = tonumber(found[3])
  return expires == 0 and 0 or math.max(0, expires / 1000 - gw.ngx.now())
end

function dict:expire(key, seconds)
  local value = self:get(key)
  if value == nil then
    return nil, "not found"
  end
  return self:set(key, value, seconds)
end

function dict:capacity()
  return 12 * 1024 * 1024
end
function dict:free_space()
  return 12 * 1024 * 1024
end

-- lists are kept as one text
local function list_of(self, key)
  local text = self:get(key)
  return text and gw.part("cjson").safe.decode(text) or {}
end
local function push(at)
  return function(self, key, value)
    local items = list_of(self, key)
    table.insert(items, at == 1 and 1 or #items + 1, value)
    self:set(key, gw.part("cjson").safe.encode(items))
    return #items
  end
end
local function pop(at)
  return function(self, key)
    local items = list_of(self, key)
    local value = table.remove(items, at == 1 and 1 or #items)
    self:set(key, #items > 0 and gw.part("cjson").safe.encode(items) or nil)
    return value
  end
end
dict.lpush, dict.rpush, dict.lpop, dict.rpop = push(1), push(2), pop(1), pop(2)
function dict:llen(key)
  return #list_of(self, key)
end

-- those that Kong declares; other names are nil, as in Kong
local shared = {}
for name in ([[kong kong_locks kong_healthchecks kong_cluster_events kong_rate_limiting_counters kong_core_db_cache
  kong_core_db_cache_miss kong_db_cache kong_db_cache_miss kong_secrets prometheus_metrics]]):gmatch "%S+" do
  shared[name] = setmetatable({ name = name }, dict)
end

-- those that the operator declares: "name 5m", or several as nginx's directives
local function declared(name)
  local said = gw.settings().configuration.nginx_http_lua_shared_dict
  for directive in (said or ""):gsub("lua_shared_dict%s", ";"):gmatch "[^;]+" do
    if directive:match "^%s*(%S+)" == name then
      return true
    end
  end
  return false
end

gw.shared = setmetatable(shared, {
  __index = function(self, name)
    if type(name) == "string" and gw.plugin and declared(name) then
      local its = setmetatable({ name = name }, dict)
      rawset(self, name, its)
      return its
    end
  end,
})
return shared
