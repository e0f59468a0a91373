-- Evaluates an expression of a configuration. It sees the tables that Java offers, type, and what the operator allows.
local gw = ...

local call_code, call_field, call_result = gw.call0 "eval.code", gw.call2 "eval.field", gw.call1 "eval.result"
local type, tostring, tonumber, setmetatable, rawset, error, load, format = type, tostring, tonumber, setmetatable, rawset, error, load, string.format
local sub = string.sub

local function packed(value)
  local kind = type(value)
  if kind == "number" then
    return "n" .. format("%.17g", value)
  elseif kind == "boolean" then
    return "b" .. tostring(value)
  elseif value ~= nil then
    return "s" .. tostring(value)
  end
end

local proxy

local function unpacked(text)
  local kind = text and sub(text, 1, 1)
  if kind == "t" then
    return proxy(sub(text, 2))
  elseif kind == "n" then
    return tonumber(sub(text, 2))
  elseif kind == "b" then
    return text == "btrue"
  end
  return text and sub(text, 2)
end

-- a table of Java's
proxy = function(number)
  return setmetatable({}, {
    __index = function(self, key)
      if type(key) ~= "string" and type(key) ~= "number" then
        return nil
      end
      local value = unpacked(call_field(number, packed(key)))
      rawset(self, key, value)
      return value
    end,
  })
end

-- What plugins share: what code of this event loop does is the thing itself, anything else Java's.
local function shared_with(code)
  local others
  return setmetatable({}, {
    __index = function(_, key)
      local own = code[key]
      if own ~= nil then
        return own
      end
      others = others or unpacked(call_field("0", "sshared"))
      return others[key]
    end,
  })
end

local compiled = {}

return function()
  local code = call_code()
  local make = compiled[code]
  if not make then
    local problem
    make, problem = load("return function(_ENV) setfenv(1, _ENV) return " .. code .. "\nend", code, "t", { setfenv = setfenv })
    if not make then
      error(problem, 0)
    end
    compiled[code] = make
  end
  local globals = proxy "0"
  if gw.now.shared then
    rawset(globals, "shared", shared_with(gw.now.shared))
  end
  local env = setmetatable({ type = type }, { __index = globals, __newindex = function() error("This environment is read-only.", 2) end })
  local extra = gw.sandbox_extra()
  for name, value in pairs(extra) do
    rawset(env, name, value)
  end
  call_result(packed(make()(env)))
end
