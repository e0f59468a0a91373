-- Values as texts, to be kept or told beyond this event loop.
local gw = ...

local type, tonumber, error, pairs = type, tonumber, error, pairs
local format, sub, find, concat, byte = string.format, string.sub, string.find, table.concat, string.byte
local null = gw.null
local DEEPEST = 100

local M = {}

local function write(value, out, depth)
  local kind = type(value)
  if kind == "string" then
    out[#out + 1] = format("s%d:", #value)
    out[#out + 1] = value
  elseif kind == "number" then
    out[#out + 1] = format("n%.17g;", value)
  elseif kind == "boolean" then
    out[#out + 1] = value and "t" or "f"
  elseif kind == "nil" then
    out[#out + 1] = "z"
  elseif value == null then
    out[#out + 1] = "u"
  elseif kind == "table" and depth < DEEPEST then
    out[#out + 1] = "{"
    for key, inner in pairs(value) do
      write(key, out, depth + 1)
      write(inner, out, depth + 1)
    end
    out[#out + 1] = "}"
  else
    error(kind == "table" and "the table is too deep" or "cannot cache value of type " .. kind, 0)
  end
end

-- A value as text; fails for functions and the like.
function M.pack(value)
  local out = {}
  write(value, out, 0)
  return concat(out)
end

local read
local function read_table(text, at)
  local t = {}
  while byte(text, at) ~= 125 do
    local key, value
    key, at = read(text, at)
    value, at = read(text, at)
    t[key] = value
  end
  return t, at + 1
end

read = function(text, at)
  local kind = sub(text, at, at)
  if kind == "s" then
    local colon = find(text, ":", at, true)
    local to = colon + tonumber(sub(text, at + 1, colon - 1))
    return sub(text, colon + 1, to), to + 1
  elseif kind == "n" then
    local to = find(text, ";", at, true)
    return tonumber(sub(text, at + 1, to - 1)), to + 1
  elseif kind == "{" then
    return read_table(text, at + 1)
  elseif kind == "t" or kind == "f" then
    return kind == "t", at + 1
  elseif kind == "u" then
    return null, at + 1
  end
  return nil, at + 1
end

function M.unpack(text)
  return (read(text, 1))
end

return M
