-- Reads the claims of the token that jwt let in, for the functions behind this one: they find them in kong.ctx.plugin.token.
-- A list is kept as {list = {...}}, a map as {map = {...}}, both with their JSON text as raw.
local ESCAPED = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }

local function utf8(code)
  if code < 0x80 then
    return string.char(code)
  elseif code < 0x800 then
    return string.char(0xC0 + math.floor(code / 64), 0x80 + code % 64)
  elseif code < 0x10000 then
    return string.char(0xE0 + math.floor(code / 4096), 0x80 + math.floor(code / 64) % 64, 0x80 + code % 64)
  end
  return string.char(0xF0 + math.floor(code / 262144), 0x80 + math.floor(code / 4096) % 64,
    0x80 + math.floor(code / 64) % 64, 0x80 + code % 64)
end

local function parse(text)
  local at = 1
  local value

  local function skip()
    at = string.find(text, "[^ \t\r\n]", at) or #text + 1
  end

  local function escape(stop)
    local letter = string.sub(text, stop + 1, stop + 1)
    if letter ~= "u" then
      return ESCAPED[letter] or letter, stop + 2
    end
    local code = tonumber(string.sub(text, stop + 2, stop + 5), 16)
    local low = string.match(text, "^\\u([dD][c-fC-F]%x%x)", stop + 6)
    if code >= 0xD800 and code < 0xDC00 and low then
      return utf8(0x10000 + (code - 0xD800) * 1024 + tonumber(low, 16) - 0xDC00), stop + 12
    end
    return utf8(code), stop + 6
  end

  local function quoted()
    local parts, from = {}, at + 1
    while true do
      local stop = string.find(text, '["\\]', from)
      parts[#parts + 1] = string.sub(text, from, stop - 1)
      if string.sub(text, stop, stop) == '"' then
        at = stop + 1
        return table.concat(parts)
      end
      parts[#parts + 1], from = escape(stop)
    end
  end

  local function members(close, member)
    at = at + 1
    skip()
    while string.sub(text, at, at) ~= close do
      member()
      skip()
      if string.sub(text, at, at) == "," then
        at = at + 1
        skip()
      elseif string.sub(text, at, at) ~= close then
        error("not JSON")
      end
    end
    at = at + 1
  end

  function value()
    skip()
    local start, first = at, string.sub(text, at, at)
    if first == '"' then
      return quoted()
    elseif first == "{" then
      local map = {}
      members("}", function()
        local key = quoted()
        skip()
        at = at + 1
        map[key] = value()
      end)
      return { map = map, raw = string.sub(text, start, at - 1) }
    elseif first == "[" then
      local list = {}
      members("]", function()
        list[#list + 1] = value()
      end)
      return { list = list, raw = string.sub(text, start, at - 1) }
    end
    local word = string.match(text, "^[%w+.-]+", at)
    at = at + #word
    if word == "true" or word == "false" then
      return word == "true"
    elseif word == "null" then
      return nil
    end
    return { number = tonumber(word), raw = word }
  end

  return value()
end

local function claims_of(token)
  local part = string.match(token, "^[^.]*%.([^.]*)%.")
  part = string.gsub(string.gsub(part, "-", "+"), "_", "/")
  local json = ngx.decode_base64(part .. string.rep("=", (4 - #part % 4) % 4))
  return parse(json).map
end

-- A claim by its name; where none is called that, by the path that dots in the name make.
local function claim(claims, name)
  if claims[name] ~= nil then
    return claims[name]
  end
  local found = { map = claims }
  for step in string.gmatch(name, "[^.]+") do
    found = type(found) == "table" and found.map and found.map[step]
  end
  return found or nil
end

-- The strings that a claim holds: words of a string, items of a list, keys of a map.
local function words(value)
  local found = {}
  if type(value) == "string" then
    for word in string.gmatch(value, "[^%s,]+") do
      found[#found + 1] = word
    end
  elseif type(value) == "table" and value.list then
    for _, item in ipairs(value.list) do
      found[#found + 1] = type(item) == "table" and item.raw or tostring(item)
    end
  elseif type(value) == "table" and value.map then
    for key in pairs(value.map) do
      found[#found + 1] = key
    end
    table.sort(found)
  elseif value ~= nil then
    found[1] = type(value) == "table" and value.raw or tostring(value)
  end
  return found
end

return function()
  local token = kong.ctx.shared.authenticated_jwt_token
  local read, claims = pcall(claims_of, token or "")
  kong.ctx.plugin.token = {
    words = words,
    claim = function(name)
      return claim(read and claims or {}, name)
    end,
  }
end
