-- Compiles the code of function plugins, for the world that "untrusted_lua" gives them.
local gw = ...

local settings_of = gw.call0 "plugin.settings"
local error, type, pcall, setmetatable, loadstring, setfenv, load, tonumber =
  error, type, pcall, setmetatable, loadstring, setfenv, load, tonumber
local globals = _G

local function words(joined)
  local list = {}
  for word in (joined or ""):gmatch("%Z+") do
    list[#list + 1] = word
  end
  return list
end

local settings

-- What the operator set; asked once.
local function get_settings()
  if not settings then
    local texts = settings_of()
    settings = { trust = texts[1], requires = {}, environment = words(texts[3]), configuration = {} }
    for _, name in ipairs(words(texts[2])) do
      settings.requires[name] = true
    end
    for name, value in (texts[4] or ""):gmatch("(%Z+)%z(%Z*)%z") do
      settings.configuration[name] = value
    end
  end
  return settings
end
gw.settings = get_settings

-- How many fields or arguments are read unless code says how many.
function gw.most(name)
  return tonumber(get_settings().configuration[name]) or 100
end

local PLAIN = {
  "_VERSION", "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring", "type", "unpack", "xpcall",
}
local LIBRARIES = {
  coroutine = "create resume running status wrap yield",
  math = "abs acos asin atan atan2 ceil cos cosh deg exp fmod floor frexp huge ldexp log log10 max min modf pi pow rad random sin "
    .. "sinh sqrt tan tanh",
  os = "clock date difftime time",
  string = "byte char find format gmatch gsub len lower match rep reverse sub upper",
  table = "concat insert maxn remove sort",
}

local function locked(library, name)
  return setmetatable({}, {
    __index = library,
    __newindex = function(_, key)
      error("Can not modify " .. name .. "." .. tostring(key) .. ". Protected by the sandbox.")
    end,
  })
end

local base = {}
for _, name in ipairs(PLAIN) do
  base[name] = globals[name]
end
for name, members in pairs(LIBRARIES) do
  local library = {}
  for member in members:gmatch("%S+") do
    library[member] = globals[name][member]
  end
  base[name] = locked(library, name)
end

-- a global by its path, as "a.b", for code that gets a view of its own of it
local function link(path, from, to)
  local head, rest = path:match("([^%.]+)%.?(.*)")
  local found = head and from[head]
  if not found then
    return
  end
  if rest == "" then
    to[head] = type(found) == "table" and setmetatable({}, { __index = found }) or found
  else
    to[head] = to[head] or {}
    link(rest, found, to[head])
  end
end

local function environment()
  local env = {
    require = function(name)
      if not get_settings().requires[name] then
        error(("require '%s' not allowed within sandbox"):format(name))
      end
      return gw.require(name)
    end,
  }
  for _, path in ipairs(get_settings().environment) do
    link(path, globals, env)
  end
  return env
end

local function compile(code, env)
  local chunk, problem = load(code, code, "t", env)
  return chunk or error(problem, 0)
end

local shared

-- what all functions share: kong with the cache, without secrets
local function view()
  if not shared then
    shared = { kong = setmetatable({ cache = gw.kong.cache }, { __index = gw.kong }), ngx = gw.ngx }
    shared.extra = environment()
  end
  return setmetatable({ kong = shared.kong, ngx = shared.ngx }, { __index = shared.extra })
end

-- What the sandbox has besides the base, for expressions.
function gw.sandbox_extra()
  if get_settings().trust == "ON" then
    return globals
  end
  return environment()
end

-- Gives the function of a text.
return function(code)
  local trust = get_settings().trust
  if trust == "OFF" then
    error("loading of untrusted Lua code disabled because 'untrusted_lua' config option is set to 'off'", 0)
  end
  local own = view()
  if trust == "ON" then
    return compile(code, setmetatable(own, { __index = globals }))
  end
  local env = {}
  for name, value in pairs(base) do
    local other = own[name]
    env[name] = other == nil and value or other
  end
  env._G = env
  setmetatable(env, { __index = own })
  local chunk = compile(code, env)
  return function()
    local ok, result = pcall(chunk)
    if not ok then
      error(result, 0)
    end
    return result
  end
end
