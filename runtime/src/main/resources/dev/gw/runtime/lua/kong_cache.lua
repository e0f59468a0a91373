-- What callbacks give, kept for all event loops: kong.cache, and what resty.mlcache is made of. Each loop has the values at hand, and
-- looks for news of what others dropped before it gives one.
local gw = ...
local packed, phases = gw.part "packed", gw.part "phases"

local type, error, tostring, tonumber, setmetatable, pairs = type, error, tostring, tonumber, setmetatable, pairs
local max, ceil, floor = math.max, math.ceil, math.floor
local format, sub = string.format, string.sub
local pcall = gw.pcall
local call_age, call_news, call_drop = gw.call1 "cache.age", gw.call2 "cache.news", gw.call2 "cache.drop"

local AT_HAND = 10000
local KONG = { ttl = 0, neg_ttl = 0, resurrect_ttl = 30 }
-- how long a value that has run out is kept, should a callback fail
local KEPT_STALE = 30
local cache = {}

local function now()
  return gw.ngx.now()
end

-- an entry that all loops see: until when it holds, and the value
local function stored(self, key)
  local text = self.dict:get_stale(key)
  if not text then
    return nil
  end
  local till, value = text:match "^(%S+) ()"
  return tonumber(till), packed.unpack(sub(text, value))
end

local function keep(self, key, value, ttl, till)
  local text = format("%.17g ", till) .. packed.pack(value)
  self.dict:set(key, text, till > 0 and ttl + KEPT_STALE or 0)
end

local function at_hand(self, key, value, till, options)
  local serialize = options and options.l1_serializer or self.usual.l1_serializer
  if serialize and value ~= nil then
    local ok, made, problem = pcall(serialize, value)
    if not ok then
      return nil, "l1_serializer threw an error: " .. tostring(made)
    elseif made == nil then
      return nil, problem and tostring(problem) or "l1_serializer returned a nil value"
    end
    value = made
  end
  self.near:set(key, { value = value, till = till }, till > 0 and max(0.001, till - now()) or nil)
  return value
end

local function hear_news(self)
  local age = call_age(self.name)
  if age ~= self.age then
    local dropped = call_news(self.name, tostring(self.age))
    for i = 1, dropped and #dropped or 0 do
      self.near:delete(dropped[i])
    end
    if not dropped then
      self.near:flush_all()
    end
    self.age = age
  end
end

local function far(self, key, options)
  local till, value = stored(self, key)
  if till and (till == 0 or till > now()) then
    local problem
    value, problem = at_hand(self, key, value, till, options)
    return true, value, problem
  end
  return false, value, till
end

local function ttl_of(self, options, name)
  local ttl = options and options[name]
  if ttl == nil then
    return self.usual[name]
  elseif type(ttl) ~= "number" then
    error("opts." .. name .. " must be a number", 4)
  elseif ttl < 0 then
    error("opts." .. name .. " must be >= 0", 4)
  end
  return ttl
end

local function called(callback, ...)
  return callback(...)
end

-- Asks the callback, and keeps what it gives.
local function ask(self, key, options, stale, callback, ...)
  local ok, value, problem, ttl = pcall(called, callback, ...)
  if not ok then
    return nil, "callback threw an error: " .. tostring(value)
  end
  if problem ~= nil then
    local resurrect = ttl_of(self, options, "resurrect_ttl")
    if stale == nil or resurrect == 0 then
      return nil, tostring(problem)
    end
    local till = now() + resurrect
    keep(self, key, stale, resurrect, till)
    return at_hand(self, key, stale, till, options), nil, 4
  end
  if type(ttl) ~= "number" then
    ttl = ttl_of(self, options, value == nil and "neg_ttl" or "ttl")
  elseif ttl < 0 then
    return value, nil, 3
  end
  local till = ttl > 0 and now() + ttl or 0
  local kept, why = pcall(keep, self, key, value, ttl, till)
  if not kept then
    return nil, tostring(why)
  end
  value, problem = at_hand(self, key, value, till, options)
  return value, problem, not problem and 3 or nil
end

-- Phases that can't wait can't queue up for a lock either.
local function locked(key)
  local its = gw.part("limits")["resty.lock"]:new("kong_locks", { exptime = 30, timeout = 5 })
  local ok, waited, problem = pcall(its.lock, its, key)
  if ok and not waited then
    return nil, "could not acquire callback lock: " .. tostring(problem)
  end
  return its
end

local function through(self, key, options, callback, ...)
  local its, problem = locked(self.name .. key)
  if not its then
    return nil, problem
  end
  local there, value, more = far(self, key, options)
  local level = 2
  if not there then
    value, more, level = ask(self, key, options, value, callback, ...)
  end
  its:unlock()
  return value, more, not more and level or nil
end

local function get(self, key, options, callback, ...)
  if options ~= nil and type(options) ~= "table" then
    error("opts must be a table", 3)
  elseif callback ~= nil and type(callback) ~= "function" then
    error("callback must be nil or a function", 3)
  end
  hear_news(self)
  local entry = self.near:get(key)
  if entry then
    return entry.value, nil, 1
  end
  local there, value, problem = far(self, key, options)
  if there then
    return value, problem, not problem and 2 or nil
  elseif not callback then
    return nil, nil, -1
  end
  return through(self, key, options, callback, ...)
end

local function check(key)
  if type(key) ~= "string" then
    error("key must be a string", 3)
  end
end

local function said(doing, value, problem, level)
  if problem ~= nil then
    return nil, "failed to " .. doing .. " node cache: " .. tostring(problem)
  end
  return value, nil, level
end

function cache:get(key, options, callback, ...)
  check(key)
  return said("get from", get(self, key, options, callback, ...))
end

local function renew(self, key, options, callback, ...)
  local its, problem = locked(self.name .. key)
  if not its then
    return nil, problem
  end
  self.near:delete(key)
  local value, why, level = ask(self, key, options, nil, callback, ...)
  its:unlock()
  call_drop(self.name, key)
  return value, why, level
end

function cache:renew(key, options, callback, ...)
  check(key)
  return said("renew key in", renew(self, key, options, callback, ...))
end

-- How long a value holds yet, and the value, asking nobody.
local function peek(self, key, stale)
  local till, value = stored(self, key)
  local left = till and till ~= 0 and till - now() or 0
  if not till or left < 0 and not stale then
    return nil
  end
  return left, nil, value, left < 0 or nil
end

function cache:probe(key)
  check(key)
  return peek(self, key, true)
end

local function set(self, key, options, value)
  local ttl = ttl_of(self, options, value == nil and "neg_ttl" or "ttl")
  local ok, problem = pcall(keep, self, key, value, ttl, ttl > 0 and now() + ttl or 0)
  if not ok then
    return nil, tostring(problem)
  end
  return true
end

function cache:safe_set(key, value)
  check(key)
  return set(self, key, nil, value)
end

local function drop(self, key)
  self.dict:delete(key)
  call_drop(self.name, key)
end

function cache:invalidate_local(key)
  check(key)
  drop(self, key)
end
cache.invalidate = cache.invalidate_local

local function drop_all(self)
  self.dict:flush_all()
  call_drop(self.name)
end
cache.purge = drop_all

-- Several at once: four values for each in the list, three in the answer.
local function get_bulk(self, bulk, options)
  if type(bulk) ~= "table" then
    error("bulk must be a table", 2)
  elseif options ~= nil and type(options) ~= "table" then
    error("opts must be a table", 2)
  end
  local answer = { n = 0 }
  for i = 1, bulk.n and floor(bulk.n) or ceil(#bulk / 4) do
    local at, to = (i - 1) * 4, (i - 1) * 3
    answer[to + 1], answer[to + 2], answer[to + 3] = get(self, bulk[at + 1], bulk[at + 2] or options, bulk[at + 3], bulk[at + 4])
    answer.n = i
  end
  return answer
end

cache.get_bulk = get_bulk

-- What a cache works with, made on first use, because the modules of it are not there yet when kong is.
local function keeping(name, usual, size, dict)
  return setmetatable({ name = name, usual = usual }, {
    __index = phases.lazy {
      dict = dict,
      near = function() return gw.part("library")["resty.lrucache"].new(size) end,
      age = function() return call_age(name) end,
    },
  })
end

-- Kong's cache of a name.
local function of_kong(name)
  local made = keeping(name, KONG, AT_HAND, function() return gw.shared[name] end)
  for key, method in pairs(cache) do
    made[key] = method
  end
  return made
end

return {
  of_kong = of_kong, keeping = keeping, hear_news = hear_news,
  get = get, get_bulk = get_bulk, renew = renew, peek = peek, set = set, drop = drop, drop_all = drop_all,
}
