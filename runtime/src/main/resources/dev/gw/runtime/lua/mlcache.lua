-- The module resty.mlcache, and Kong's own copy of it: values at hand in each event loop, and in a dictionary for all of them.
local gw = ...
local store = gw.part "kong_cache"

local type, error, tostring, setmetatable, ipairs = type, error, tostring, setmetatable, ipairs

local M = { _VERSION = "2.7.0" }
M.__index = M

local USUAL = { ttl = 30, neg_ttl = 5, resurrect_ttl = 0 }

-- says what is wrong at the call of a module's function, or further out by as many levels
local function check(condition, message, further)
  if not condition then
    error(message, 3 + (further or 0))
  end
end

local function check_options(options)
  check(options == nil or type(options) == "table", "opts must be a table", 1)
  options = options or {}
  for _, name in ipairs { "ttl", "neg_ttl", "resurrect_ttl", "lru_size", "shm_set_tries" } do
    local value = options[name]
    check(value == nil or type(value) == "number", "opts." .. name .. " must be a number", 1)
    local least = name == "shm_set_tries" and 1 or 0
    check(value == nil or value >= least, "opts." .. name .. " must be >= " .. least, 1)
  end
  for _, name in ipairs { "ipc_shm", "shm_miss", "shm_locks" } do
    check(options[name] == nil or type(options[name]) == "string", "opts." .. name .. " must be a string", 1)
  end
  check(options.ipc == nil or type(options.ipc) == "table", "opts.ipc must be a table", 1)
  check(not (options.ipc and options.ipc_shm), "cannot specify both of opts.ipc_shm and opts.ipc", 1)
  check(options.l1_serializer == nil or type(options.l1_serializer) == "function", "opts.l1_serializer must be a function", 1)
  return options
end

-- a dictionary in which a cache's keys begin with its name, because caches may share one
local function named(dict, name)
  return {
    get_stale = function(_, key) return dict:get_stale(name .. key) end,
    set = function(_, key, ...) return dict:set(name .. key, ...) end,
    delete = function(_, key) return dict:delete(name .. key) end,
    flush_all = function() return dict:flush_all() end,
    flush_expired = function() return dict:flush_expired() end,
  }
end

function M.new(name, shm, options)
  check(type(name) == "string", "name must be a string")
  check(type(shm) == "string", "shm must be a string")
  options = check_options(options)
  local dict = gw.shared[shm]
  if not dict then
    return nil, "no such lua_shared_dict: " .. shm
  end
  for _, other in ipairs { "shm_miss", "shm_locks" } do
    if options[other] and not gw.shared[options[other]] then
      return nil, "no such lua_shared_dict for opts." .. other .. ": " .. options[other]
    end
  end
  if options.ipc_shm and not gw.shared[options.ipc_shm] then
    return nil, "failed to initialize mlcache IPC (could not instantiate mlcache.ipc): no such lua_shared_dict: " .. options.ipc_shm
  end
  return setmetatable({
    name = name,
    tells = options.ipc ~= nil or options.ipc_shm ~= nil,
    its = store.keeping("mlcache " .. name, {
      ttl = options.ttl or USUAL.ttl, neg_ttl = options.neg_ttl or USUAL.neg_ttl,
      resurrect_ttl = options.resurrect_ttl or USUAL.resurrect_ttl, l1_serializer = options.l1_serializer,
    }, options.lru_size or 100, function() return named(dict, name) end),
  }, M)
end

local function check_key(key)
  check(type(key) == "string", "key must be a string", 1)
end

-- Other event loops hear of it either way; a cache that was not told to do so refuses, as it does in nginx.
local function check_tells(self, what, part)
  check(self.tells, what .. ", specify opts.ipc_shm or opts.ipc" .. (part or ""), 1)
end

function M:get(key, options, callback, ...)
  check_key(key)
  return store.get(self.its, key, options, callback, ...)
end

function M:renew(key, options, callback, ...)
  check_tells(self, "no ipc to propagate renew")
  check_key(key)
  check(type(callback) == "function", "callback must be a function")
  return store.renew(self.its, key, options, callback, ...)
end

function M:get_bulk(bulk, options)
  return store.get_bulk(self.its, bulk, options)
end

function M.new_bulk()
  return {
    n = 0,
    add = function(self, key, options, callback, argument)
      local at = self.n * 4
      self[at + 1], self[at + 2], self[at + 3], self[at + 4] = key, options, callback, argument
      self.n = self.n + 1
    end,
  }
end

function M.each_bulk_res(answer)
  check(type(answer) == "table" and answer.n, "res must have res.n field; is this a get_bulk() result?")
  local i = 0
  return function()
    i = i + 1
    if i <= answer.n then
      local at = (i - 1) * 3
      return i, answer[at + 1], answer[at + 2], answer[at + 3]
    end
  end
end

function M:peek(key, stale)
  check_key(key)
  return store.peek(self.its, key, stale)
end

function M:set(key, options, value)
  check_tells(self, "no ipc to propagate update")
  check_key(key)
  return store.set(self.its, key, options, value)
end

function M:delete(key)
  check_tells(self, "no ipc to propagate deletion")
  check_key(key)
  store.drop(self.its, key)
  return true
end

function M:purge(flush_expired)
  check_tells(self, "no ipc to propagate purge")
  store.drop_all(self.its)
  if flush_expired then
    self.its.dict:flush_expired()
  end
  return true
end

function M:update()
  check_tells(self, "no polling configured", ".poll")
  store.hear_news(self.its)
  return true
end

return { ["resty.mlcache"] = M, ["kong.resty.mlcache"] = M }
