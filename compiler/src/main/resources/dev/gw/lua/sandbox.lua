-- Runs a plugin's schema.lua where it can do no harm. Gives a function that runs a module, and the means to tell stand-ins.
local plugin, modules, load_typedefs = ...

local STEP, MAX_STEPS, MAX_KILOBYTES = 1000, 20000, 65536
local MAX_TEXT = 1000000

local NULL = setmetatable({}, { __tostring = function() return "null" end, __metatable = false })
local real_pcall, real_xpcall, memory = pcall, xpcall, collectgarbage
local stand_ins = setmetatable({}, { __mode = "k" })
local steps, exhausted = 0, nil

-- counts instructions only where code is interpreted
jit.off()
debug.sethook(function()
  steps = steps + 1
  if steps > MAX_STEPS then
    exhausted = "the code takes too many steps"
  elseif memory("count") > MAX_KILOBYTES then
    exhausted = "the code takes too much memory"
  end
  if exhausted then
    error(exhausted, 0)
  end
end, "", STEP)

local function stand_in(name)
  local it = {}
  stand_ins[it] = name
  local function again() return it end
  return setmetatable(it, {
    __index = function(self, key)
      local child = stand_in(name .. "." .. tostring(key))
      rawset(self, key, child)
      return child
    end,
    __call = again, __add = again, __sub = again, __mul = again, __div = again, __mod = again, __pow = again, __unm = again,
    __concat = function() return name end,
    __tostring = function() return name end,
    __lt = function() return false end,
    __le = function() return false end,
    __metatable = false,
  })
end

local function guarded(caller)
  return function(...)
    local results = { n = select("#", ...), caller(...) }
    if exhausted then
      error(exhausted, 0)
    end
    return unpack(results, 1, table.maxn(results))
  end
end

local function pick(library, ...)
  local picked = {}
  for _, name in ipairs { ... } do
    picked[name] = library[name]
  end
  return picked
end

local strings = pick(string, "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "reverse", "sub", "upper")
local repeat_text = string.rep
strings.rep = function(text, count)
  if #text * count > MAX_TEXT then
    error("the text gets too long", 2)
  end
  return repeat_text(text, count)
end
getmetatable("").__index = strings

local function nothing() end

local env = pick(_G, "assert", "error", "ipairs", "next", "pairs", "select", "tonumber", "tostring", "type", "unpack",
  "rawget", "rawset", "rawequal", "setmetatable", "_VERSION")
env.getmetatable = function(value)
  return type(value) == "table" and getmetatable(value) or nil
end
env._G = env
env.pcall, env.xpcall = guarded(real_pcall), guarded(real_xpcall)
env.print = nothing
env.string = strings
env.table = pick(table, "concat", "insert", "maxn", "remove", "sort")
env.math = pick(math, "abs", "ceil", "floor", "fmod", "huge", "log", "max", "min", "modf", "pi", "pow", "sqrt")
env.bit = pick(bit, "band", "bor", "bxor", "bnot", "lshift", "rshift", "tobit", "tohex")
env.os = { getenv = nothing, time = function() return 0 end, clock = function() return 0 end }
env.ngx = stand_in("ngx")
env.ngx.null, env.ngx.log = NULL, nothing
env.kong = stand_in("kong")
rawset(env.kong, "configuration", { database = "off", role = "traditional", router_flavor = "traditional_compatible" })

local loaded = {}
local ready = load_typedefs(NULL, function(value) return stand_ins[value] end)
local typedefs = ready.typedefs
loaded["kong.db.schema.typedefs"] = typedefs
loaded["kong.db.schema"] = stand_in("kong.db.schema")
rawset(loaded["kong.db.schema"], "define", ready.define)
loaded["kong.tools.redis.schema"] = { config_schema = ready.redis }
loaded["kong.tools.queue_schema"] = typedefs.queue
loaded["cjson"] = stand_in("cjson")
rawset(loaded["cjson"], "null", NULL)
loaded["cjson.safe"] = loaded["cjson"]
loaded["bit"] = env.bit
loaded["table.new"] = function() return {} end
loaded["table.clear"] = function(t) for key in next, t do t[key] = nil end end
loaded["kong.tools.table"] = stand_in("kong.tools.table")
rawset(loaded["kong.tools.table"], "shallow_copy", function(t) local c = {} for k, v in next, t do c[k] = v end return c end)
rawset(loaded["kong.tools.table"], "cycle_aware_deep_copy", ready.copy)

local function run(name, chunk)
  loaded[name] = true
  setfenv(chunk, env)
  local result = chunk(name)
  loaded[name] = result == nil and true or result
  return loaded[name]
end

env.require = function(name)
  if loaded[name] ~= nil then
    return loaded[name]
  end
  local chunk = modules[name] or modules[tostring(name) .. ".init"]
  if chunk then
    return run(name, chunk)
  end
  if type(name) == "string" and name:sub(1, #plugin + 14) == "kong.plugins." .. plugin .. "." then
    error("module '" .. name .. "' not found", 2)
  end
  loaded[name] = stand_in(tostring(name))
  return loaded[name]
end

return run, NULL, stand_ins, typedefs
