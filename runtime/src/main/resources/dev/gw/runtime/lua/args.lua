-- Arguments of queries and forms, and the escapes in them, as OpenResty has them.
local gw = ...

local type, tostring, tonumber, error, pairs, ipairs = type, tostring, tonumber, error, pairs, ipairs
local find, sub, gsub, gmatch, char, format, byte = string.find, string.sub, string.gsub, string.gmatch, string.char, string.format, string.byte
local concat = table.concat

local M = {}

local function from_hex(hex)
  return char(tonumber(hex, 16))
end

function M.unescape(text)
  if find(text, "+", 1, true) then
    text = gsub(text, "+", " ")
  end
  if find(text, "%", 1, true) then
    text = gsub(text, "%%(%x%x)", from_hex)
  end
  return text
end
local unescape = M.unescape

local function to_hex(c)
  return format("%%%02X", byte(c))
end

-- As a component, or as a whole address for the kind 0.
function M.escape(text, kind)
  if kind == 0 then
    return (gsub(text, "[%z\1-\32\"%%<>\\^`{|}\127-\255]", to_hex))
  end
  return (gsub(text, "[^%w%-%._~!'%(%)%*]", to_hex))
end
local function escape(text)
  return (gsub(text, "[^%w%-%._~!'%(%)%*]", to_hex))
end

-- A table of values by name: a list where a name has several, true where it has no equals sign.
function M.decode(text, most, into)
  local args = into or {}
  most = most or gw.most "lua_max_uri_args"
  local n = 0
  for part in gmatch(text, "[^&]+") do
    if most > 0 and n == most then
      return args, "truncated"
    end
    local equals = find(part, "=", 1, true)
    local name = unescape(equals and sub(part, 1, equals - 1) or part)
    if name ~= "" then
      n = n + 1
      local value = not equals and true or unescape(sub(part, equals + 1))
      local old = args[name]
      if old == nil then
        args[name] = value
      elseif type(old) == "table" then
        old[#old + 1] = value
      else
        args[name] = { old, value }
      end
    end
  end
  return args
end

local function one(out, name, value, level)
  local kind = type(value)
  if value == true then
    out[#out + 1] = name
  elseif kind == "string" or kind == "number" then
    out[#out + 1] = name .. "=" .. escape(tostring(value))
  elseif value ~= false then
    error("attempt to use " .. (kind == "nil" and "nil" or kind) .. " as query arg value", level)
  end
end

function M.encode(args, level)
  if type(args) ~= "table" then
    error("bad argument #1 to 'encode_args' (table expected, got " .. type(args) .. ")", (level or 1) + 1)
  end
  local out = {}
  for name, value in pairs(args) do
    name = escape(tostring(name))
    if type(value) == "table" then
      for _, item in ipairs(value) do
        one(out, name, item, 3)
      end
    else
      one(out, name, value, 3)
    end
  end
  return concat(out, "&")
end

-- The same in the order of the arguments' texts; only names that are texts.
function M.ordered(args)
  local out = {}
  for name, value in pairs(args) do
    if type(name) ~= "string" then
      return nil, "arg keys must be strings"
    end
    local ok, text = gw.pcall(M.encode, { [name] = value })
    if not ok then
      return nil, text
    end
    out[#out + 1] = text
  end
  table.sort(out)
  return concat(out, "&")
end

return M
