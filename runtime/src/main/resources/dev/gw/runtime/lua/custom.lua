-- Plugins of a project's own: loads their modules, and makes handlers of them.
local gw = ...
local phases = gw.part "phases"
local modules = gw.part "modules"
local decode = gw.part("cjson").lists.decode

local type, error, tostring, tonumber, pairs, ipairs, setmetatable = type, error, tostring, tonumber, pairs, ipairs, setmetatable
local null = gw.null

-- What is unset is absent, as code sees it in Kong.
local function without_nulls(value)
  if type(value) == "table" then
    for key, inner in pairs(value) do
      if inner == null then
        value[key] = nil
      else
        without_nulls(inner)
      end
    end
  end
  return value
end

local started = {}

-- the module of a plugin's file, as require gives it
local function handler_of(name)
  local handler = modules.require("kong.plugins." .. name .. ".handler")
  if type(handler) ~= "table" then
    error("the handler of " .. name .. " returns no table", 0)
  end
  if type(handler.super) == "table" or type(handler.extend) == "function" then
    error("the handler of " .. name .. " extends base_plugin, which Kong 3 has no more: return a plain table", 0)
  end
  return handler
end

return function(plugin, texts)
  local count = tonumber(texts[4])
  local sources = {}
  for i = 1, count do
    sources[texts[3 + i * 2]] = texts[4 + i * 2]
  end
  modules.offer(sources)
  local handler = handler_of(plugin.name)
  local conf = without_nulls(decode(texts[3]))
  plugin.conf, plugin.handler = conf, handler
  plugin.handlers = {}
  for id, name in ipairs(phases.names) do
    local method = handler[name]
    if type(method) == "function" then
      plugin.handlers[id] = function()
        return method(handler, conf)
      end
    end
  end
  plugin.priority, plugin.version = handler.PRIORITY, handler.VERSION
  plugin.start = function()
    local ids = phases.ids
    local first = not started[handler]
    started[handler] = true
    if first and plugin.handlers[ids.init_worker] then
      handler:init_worker()
    end
    if plugin.handlers[ids.configure] then
      handler:configure { conf }
    end
  end
end
