-- kong.log
local gw = ...
local phases = gw.part "phases"

local type, error, tostring, select, setmetatable, ipairs, pairs = type, error, tostring, select, setmetatable, ipairs, pairs
local concat, format = table.concat, string.format
local call_log, call_takes = gw.call2 "log", gw.call1 "log.takes"
local getinfo = debug.getinfo

local levels = { emerg = 1, alert = 2, crit = 3, err = 4, warn = 5, notice = 6, info = 7, debug = 8 }

local function joined(...)
  local n = select("#", ...)
  if n == 1 then
    return tostring((...))
  end
  local out = { ... }
  for i = 1, n do
    out[i] = tostring(out[i])
  end
  return concat(out, "", 1, n)
end
gw.joined = joined

local function place(level)
  local at = getinfo(level + 1, "Sl")
  local name = at and at.short_src:match "([^/]+)$" or "?"
  return name .. ":" .. (at and at.currentline or 0)
end

-- Whether a level is written; asked once for each plugin.
local function taken(level)
  local plugin = gw.plugin_now()
  local takes = plugin.takes
  if not takes then
    takes = {}
    plugin.takes = takes
  end
  if takes[level] == nil then
    takes[level] = call_takes(tostring(level))
  end
  return takes[level]
end

local function write(level, prefix, message)
  call_log(tostring(level), prefix .. message)
end

function gw.raw_log(level, ...)
  if taken(level) then
    write(level, "[lua] " .. place(2) .. ": ", joined(...))
  end
end

local function logger(namespace)
  local its = {}
  local name = namespace and "[" .. namespace .. "] " or ""
  for level, number in pairs(levels) do
    its[level] = function(...)
      if taken(number) then
        local who = namespace and name or "[" .. gw.plugin_now().name .. "] "
        write(number, "[kong] " .. place(2) .. " " .. who, joined(...))
      end
    end
  end
  its.inspect = setmetatable({
    on = function() end,
    off = function() end,
  }, {
    __call = function(_, ...)
      if taken(levels.debug) or true then
        local inspect = gw.part "inspect"
        local out = {}
        for i = 1, select("#", ...) do
          out[i] = inspect((select(i, ...)))
        end
        write(levels.notice, "[kong] " .. place(2) .. " ", concat(out, " "))
      end
    end,
  })
  its.deprecation = setmetatable({}, {
    __call = function(_, ...)
      return its.warn(...)
    end,
  })
  its.new = logger
  its.set_format = function() end
  return setmetatable(its, {
    __call = function(_, ...)
      return its.notice(...)
    end,
  })
end

local log = logger()

local with_request = phases.set("rewrite", "access", "header_filter", "response", "body_filter", "log")
local at_end = phases.set "log"

function log.set_serialize_value(key, value, options)
  phases.check(with_request)
  if type(key) ~= "string" then
    error("key must be a string", 2)
  end
  local mode = options and options.mode or "set"
  if mode ~= "set" and mode ~= "add" and mode ~= "replace" then
    error("mode must be 'set', 'add' or 'replace'", 2)
  end
  local now = gw.now
  now.serialize = now.serialize or {}
  now.serialize[#now.serialize + 1] = { key = key, value = value, mode = mode }
  gw.call2 "log.value"(mode .. " " .. key, value ~= nil and gw.part("cjson").safe.encode(value) or nil)
end

local function edit(root, item)
  local node, last = root, item.key
  local path = {}
  for step in item.key:gmatch "[^%.]+" do
    path[#path + 1] = step
  end
  last = path[#path]
  for i = 1, #path - 1 do
    local inner = node[path[i]]
    if inner == nil then
      if item.mode == "replace" then
        return
      end
      inner = {}
      node[path[i]] = inner
    elseif type(inner) ~= "table" then
      error("The key '" .. item.key .. "' could not be used as a serialize value. Subkey '" .. path[i] .. "' is not a table. It's "
        .. tostring(inner))
    end
    node = inner
  end
  local there = node[last] ~= nil
  if item.mode == "set" or item.mode == "add" and not there or item.mode == "replace" and there then
    node[last] = item.value
  end
end

function log.serialize()
  phases.check(at_end)
  local entry = gw.part("cjson").safe.decode(gw.call0 "log.entry"())
  for _, item in ipairs(gw.now.serialize or {}) do
    edit(entry, item)
  end
  return entry
end

return log
