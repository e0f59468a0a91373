-- JSON as cjson writes it. Keys are written in their order as texts, because Lua has none. Whether slashes are escaped is a
-- setting of the whole process, and acme's client has turned it off before anybody writes.
local gw = ...

local type, next, error, tostring, getmetatable, setmetatable = type, next, error, tostring, getmetatable, setmetatable
local format, gsub, find, byte = string.format, string.gsub, string.find, string.byte
local concat, sort, floor, huge = table.concat, table.sort, math.floor, math.huge

local M = {}

M.null = gw.null
M.array_mt = setmetatable({}, { __name = "array_mt" })
M.empty_array_mt = setmetatable({}, { __name = "empty_array_mt" })
do
  local proxy = newproxy(true)
  getmetatable(proxy).__tostring = function() return "userdata: empty array" end
  M.empty_array = proxy
end

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\t"] = "\\t", ["\n"] = "\\n", ["\f"] = "\\f", ["\r"] = "\\r",
}
for i = 0, 31 do
  local c = string.char(i)
  escapes[c] = escapes[c] or format("\\u%04x", i)
end
escapes["\127"] = "\\u007f"

local function text(value)
  if find(value, '["\\/%c]') then
    return '"' .. gsub(value, '["\\/%c]', escapes) .. '"'
  end
  return '"' .. value .. '"'
end

local function number(value, options)
  if value ~= value or value == huge or value == -huge then
    error("Cannot serialise number: must not be NaN or Infinity", 0)
  end
  if value == floor(value) and value < 1e14 and value > -1e14 then
    return format("%d", value)
  end
  return format(options.number, value)
end

-- The length, where all keys are those of a list; nil else. Sparse lists are none.
local function length_of(value, options)
  local most, count = 0, 0
  for key in next, value do
    if type(key) ~= "number" or key < 1 or key ~= floor(key) then
      return nil
    end
    if key > most then
      most = key
    end
    count = count + 1
  end
  if count == 0 then
    return 0
  end
  if options.sparse_ratio > 0 and most > count * options.sparse_ratio and most > options.sparse_safe then
    if options.sparse_convert then
      return nil
    end
    error("Cannot serialise table: excessively sparse array", 0)
  end
  return most
end

local write

local function list(value, length, out, depth, options)
  out[#out + 1] = "["
  for i = 1, length do
    if i > 1 then
      out[#out + 1] = ","
    end
    write(value[i], out, depth, options)
  end
  out[#out + 1] = "]"
end

local function before(a, b)
  return tostring(a) < tostring(b)
end

local function object(value, out, depth, options)
  local keys, n = {}, 0
  for key in next, value do
    local kind = type(key)
    if kind ~= "string" and kind ~= "number" then
      error("Cannot serialise " .. kind .. ": table key must be a number or string", 0)
    end
    n = n + 1
    keys[n] = key
  end
  if n > 1 then
    sort(keys, before)
  end
  out[#out + 1] = "{"
  for i = 1, n do
    local key = keys[i]
    if i > 1 then
      out[#out + 1] = ","
    end
    out[#out + 1] = type(key) == "string" and text(key) or '"' .. number(key, options) .. '"'
    out[#out + 1] = ":"
    write(value[key], out, depth, options)
  end
  out[#out + 1] = "}"
end

write = function(value, out, depth, options)
  local kind = type(value)
  if kind == "string" then
    out[#out + 1] = text(value)
  elseif kind == "number" then
    out[#out + 1] = number(value, options)
  elseif kind == "boolean" then
    out[#out + 1] = value and "true" or "false"
  elseif kind == "nil" or value == M.null then
    out[#out + 1] = "null"
  elseif value == M.empty_array then
    out[#out + 1] = "[]"
  elseif kind == "table" then
    depth = depth + 1
    if depth > options.depth then
      error("Cannot serialise, excessive depth (" .. depth .. ")", 0)
    end
    local meta = getmetatable(value)
    if meta == M.array_mt then
      return list(value, #value, out, depth, options)
    end
    local length = length_of(value, options)
    if length and length > 0 then
      return list(value, length, out, depth, options)
    elseif length == 0 and (meta == M.empty_array_mt or options.empty_as_list) then
      out[#out + 1] = "[]"
    else
      return object(value, out, depth, options)
    end
  else
    error("Cannot serialise " .. kind .. ": type not supported", 0)
  end
end

function M.encode(value, options)
  local out = {}
  write(value, out, 0, options)
  return concat(out)
end

function M.escape_slash(on)
  if on ~= nil then
    escapes["/"] = on and "\\/" or nil
  end
  return escapes["/"] ~= nil
end

return M
