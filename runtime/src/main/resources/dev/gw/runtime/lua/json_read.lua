-- JSON as cjson reads it, with its messages.
local gw = ...
local writer = gw.part "json_write"

local error, tonumber, setmetatable = error, tonumber, setmetatable
local find, sub, byte, char, gsub, floor = string.find, string.sub, string.byte, string.char, string.gsub, math.floor
local null, array_mt = writer.null, writer.array_mt

local MAX_DEPTH = 1000

local function token_name(s, at)
  local c = sub(s, at, at)
  if c == "" then
    return "T_END"
  end
  local names = {
    ["{"] = "T_OBJ_BEGIN", ["}"] = "T_OBJ_END", ["["] = "T_ARR_BEGIN", ["]"] = "T_ARR_END", [","] = "T_COMMA", [":"] = "T_COLON",
    ['"'] = "T_STRING",
  }
  if names[c] then
    return names[c]
  elseif find(s, "^true", at) or find(s, "^false", at) then
    return "T_BOOLEAN"
  elseif find(s, "^null", at) then
    return "T_NULL"
  elseif find(s, "^%-?%d", at) then
    return "T_NUMBER"
  end
  return "invalid token"
end

local function unexpected(s, at, wanted)
  error("Expected " .. wanted .. " but found " .. token_name(s, at) .. " at character " .. at, 0)
end

local plain = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

local function utf8(code)
  if code < 0x80 then
    return char(code)
  elseif code < 0x800 then
    return char(0xC0 + floor(code / 64), 0x80 + code % 64)
  elseif code < 0x10000 then
    return char(0xE0 + floor(code / 4096), 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
  end
  return char(0xF0 + floor(code / 262144), 0x80 + floor(code / 4096) % 64, 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
end

local function escape(s, at, out)
  local c = sub(s, at + 1, at + 1)
  if plain[c] then
    out[#out + 1] = plain[c]
    return at + 2
  end
  local hex = c == "u" and sub(s, at + 2, at + 5)
  if not hex or not find(hex, "^%x%x%x%x$") then
    error("Expected value but found invalid escape code at character " .. at, 0)
  end
  local code = tonumber(hex, 16)
  at = at + 6
  if code >= 0xD800 and code < 0xDC00 then
    local low = sub(s, at, at + 1) == "\\u" and tonumber(sub(s, at + 2, at + 5), 16)
    if not low or low < 0xDC00 or low > 0xDFFF then
      error("Expected value but found invalid unicode escape code at character " .. at - 6, 0)
    end
    code = 0x10000 + (code - 0xD800) * 1024 + low - 0xDC00
    at = at + 6
  elseif code >= 0xDC00 and code < 0xE000 then
    error("Expected value but found invalid unicode escape code at character " .. at - 6, 0)
  end
  out[#out + 1] = utf8(code)
  return at
end

-- the text that begins behind a quote, and where it goes on behind the other
local function text(s, at)
  local from = at
  local stop = find(s, '["\\%c]', at)
  while stop and byte(s, stop) == 127 do
    stop = find(s, '["\\%c]', stop + 1)
  end
  if stop and byte(s, stop) == 34 then
    return sub(s, from, stop - 1), stop + 1
  end
  local out = {}
  while true do
    local c = stop and byte(s, stop)
    if not c then
      error("Expected value but found unexpected end of string at character " .. #s + 1, 0)
    end
    out[#out + 1] = sub(s, from, stop - 1)
    if c == 34 then
      return table.concat(out), stop + 1
    elseif c == 92 then
      from = escape(s, stop, out)
    elseif c == 127 then
      out[#out + 1] = "\127"
      from = stop + 1
    else
      error("Expected value but found invalid token at character " .. stop, 0)
    end
    stop = find(s, '["\\%c]', from)
  end
end

local function skip(s, at)
  return find(s, "[^ \t\r\n]", at) or #s + 1
end

local value

local function list(s, at, depth, options)
  local items, n = {}, 0
  if options.lists then
    setmetatable(items, array_mt)
  end
  at = skip(s, at)
  if byte(s, at) == 93 then
    return items, at + 1
  end
  while true do
    n = n + 1
    items[n], at = value(s, at, depth, options)
    at = skip(s, at)
    local c = byte(s, at)
    if c == 93 then
      return items, at + 1
    elseif c ~= 44 then
      unexpected(s, at, "comma or array end")
    end
    at = skip(s, at + 1)
  end
end

local function object(s, at, depth, options)
  local fields = {}
  at = skip(s, at)
  if byte(s, at) == 125 then
    return fields, at + 1
  end
  while true do
    if byte(s, at) ~= 34 then
      unexpected(s, at, "object key string")
    end
    local key
    key, at = text(s, at + 1)
    at = skip(s, at)
    if byte(s, at) ~= 58 then
      unexpected(s, at, "colon")
    end
    fields[key], at = value(s, skip(s, at + 1), depth, options)
    at = skip(s, at)
    local c = byte(s, at)
    if c == 125 then
      return fields, at + 1
    elseif c ~= 44 then
      unexpected(s, at, "comma or object end")
    end
    at = skip(s, at + 1)
  end
end

value = function(s, at, depth, options)
  local c = byte(s, at)
  if c == 34 then
    return text(s, at + 1)
  elseif c == 123 or c == 91 then
    if depth >= (options.decode_depth or MAX_DEPTH) then
      error("Found too many nested data structures (" .. depth + 1 .. ")", 0)
    end
    if c == 123 then
      return object(s, at + 1, depth + 1, options)
    end
    return list(s, at + 1, depth + 1, options)
  elseif c == 116 and sub(s, at, at + 3) == "true" then
    return true, at + 4
  elseif c == 102 and sub(s, at, at + 4) == "false" then
    return false, at + 5
  elseif c == 110 and sub(s, at, at + 3) == "null" then
    return null, at + 4
  end
  local from, to = find(s, "^%-?%d[%d%.eE+-]*", at)
  local number = from and tonumber(sub(s, from, to))
  if not number then
    unexpected(s, at, "value")
  end
  return number, to + 1
end

return function(s, options)
  local result, at = value(s, skip(s, 1), 0, options)
  at = skip(s, at)
  if at <= #s then
    unexpected(s, at, "the end")
  end
  return result
end
