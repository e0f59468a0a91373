-- kong.db: what the configuration has, to be looked at. Nothing is written, as in Kong without a database.
local gw = ...

local type, error, tostring, tonumber, setmetatable, rawset = type, error, tostring, tonumber, setmetatable, rawset
local ipairs, min, floor, format = ipairs, math.min, math.floor, string.format
local find, call_ids = gw.call3 "entity.find", gw.call1 "entity.ids"
local PAGE, LARGEST_PAGE = 1000, 50000

local reading = {}
reading.__index = reading

local function decoded(found)
  return found and gw.part("cjson").safe.decode(found)
end

local function id_of(key)
  return type(key) == "table" and key.id or key
end

function reading:select(key)
  if type(key) ~= "table" and type(key) ~= "string" then
    error("primary_key must be a table", 2)
  end
  return decoded(find(self.name, tostring(id_of(key)), nil))
end

-- the fields by which credentials are known to Kong's cache
local KEYS = {
  consumers = "id", keyauth_credentials = "key", basicauth_credentials = "username", jwt_secrets = "key", hmacauth_credentials = "username",
  oauth2_credentials = "client_id", upstreams = "name", services = "id", routes = "id", plugins = "id", certificates = "id",
}

function reading:cache_key(key, ...)
  if type(key) == "table" then
    local field = KEYS[self.name]
    key = key[field or "id"] or key.id
  end
  local parts = { key or "", ... }
  return format("%s:%s:%s:%s:%s:%s:%s", self.name, tostring(parts[1]), tostring(parts[2] or ""), tostring(parts[3] or ""),
    tostring(parts[4] or ""), tostring(parts[5] or ""), "0dc6f45b-8f8d-40d2-a504-473544ee190b")
end

function reading:select_by_cache_key(key)
  local value = type(key) == "table" and key or tostring(key):match "^[^:]*:([^:]*)"
  local field = KEYS[self.name] or "id"
  return decoded(find(self.name, tostring(type(value) == "table" and value[field] or value), field ~= "id" and field or nil))
end

-- A page of entities, and where the next one begins.
function reading:page(size, offset)
  size = min(tonumber(size) or PAGE, LARGEST_PAGE)
  local ids = call_ids(self.name)
  local from = offset and tonumber(offset) or 1
  local rows = {}
  for i = from, min(#ids, from + size - 1) do
    rows[#rows + 1] = decoded(find(self.name, ids[i], nil))
  end
  local following = from + size
  return rows, nil, nil, following <= #ids and tostring(floor(following)) or nil
end

function reading:each()
  local ids, i = call_ids(self.name), 0
  return function()
    i = i + 1
    return ids[i] and decoded(find(self.name, ids[i], nil)), nil, 1
  end
end

-- the entities that belong to another, which the method's name names
local function belonging(self, owner, key)
  local mine = {}
  for entity in reading.each(self) do
    local foreign = entity[owner]
    if type(foreign) == "table" and foreign.id == id_of(key) then
      mine[#mine + 1] = entity
    end
  end
  return mine
end

local WRITES = {}
for _, verb in ipairs { "insert", "update", "upsert", "delete", "truncate" } do
  WRITES[verb] = verb == "insert" and "create" or verb == "upsert" and "create or update" or verb == "delete" and "remove" or verb
end

local function refused(self, verb)
  local message = format("cannot %s '%s' entities when not using a database", WRITES[verb], self.name)
  return nil, "[off] " .. message, { code = 12, name = "operation unsupported", strategy = "off", message = message }
end

local function method(self, name)
  if reading[name] then
    return reading[name]
  elseif type(name) ~= "string" then
    return nil
  end
  local verb, field = name:match "^(%a+)_by_(.+)$"
  if verb == "select" then
    return function(_, value)
      return decoded(find(self.name, tostring(value), field))
    end
  elseif WRITES[verb or name] then
    return function()
      return refused(self, verb or name)
    end
  end
  local kind, owner = name:match "^(%a+)_for_(.+)$"
  if kind == "each" then
    return function(_, key)
      local mine, i = belonging(self, owner, key), 0
      return function()
        i = i + 1
        return mine[i]
      end
    end
  elseif kind == "page" then
    return function(_, key)
      return belonging(self, owner, key)
    end
  end
  error("kong.db." .. self.name .. ":" .. name .. " is not there in gw", 2)
end

return setmetatable({ strategy = "off" }, {
  __index = function(self, name)
    local its = setmetatable({ name = name, schema = { name = name } }, { __index = method })
    rawset(self, name, its)
    return its
  end,
})
