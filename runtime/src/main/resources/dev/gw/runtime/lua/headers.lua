-- Header fields as tables, and values on their way to Java.
local gw = ...

local type, tostring, setmetatable, ipairs, error, rawget = type, tostring, setmetatable, ipairs, error, rawget
local lower, gsub, concat, format = string.lower, string.gsub, table.concat, string.format

local M = {}

local meta = {
  __index = function(self, name)
    if type(name) == "string" then
      return rawget(self, (gsub(lower(name), "_", "-")))
    end
  end,
}

-- A table of values by lower-case name, a list where a name has several; looked up in any case.
function M.table(list, n, most, raw)
  local fields = {}
  most = most or 100
  local count = 0
  for i = 1, n, 2 do
    if most > 0 and count == most then
      return raw and fields or setmetatable(fields, meta), "truncated"
    end
    count = count + 1
    local name, value = raw and list[i] or lower(list[i]), list[i + 1]
    local old = fields[name]
    if old == nil then
      fields[name] = value
    elseif type(old) == "table" then
      old[#old + 1] = value
    else
      fields[name] = { old, value }
    end
  end
  return raw and fields or setmetatable(fields, meta)
end

-- One value or several as one text; nil for an empty list.
function M.joined(value)
  if type(value) == "table" then
    local texts = {}
    for i, item in ipairs(value) do
      texts[i] = tostring(item)
    end
    return texts[1] and concat(texts, "\0")
  end
  return tostring(value)
end

-- The same where an empty text becomes a space, as Kong's functions make it.
function M.normal(value)
  if value == "" then
    return " "
  elseif type(value) == "string" then
    return value
  elseif type(value) == "table" then
    local texts = {}
    for i, item in ipairs(value) do
      texts[i] = item == "" and " " or item
    end
    return texts[1] and concat(texts, "\0")
  end
  return tostring(value)
end

local function check_items(name, value)
  for _, item in ipairs(value) do
    if type(item) ~= "string" then
      error(format("invalid header value in array %q: got %s, expected string", name, type(item)), 4)
    end
  end
end

function M.check(name, value)
  if type(name) ~= "string" then
    error(format("invalid header name %q: got %s, expected string", tostring(name), type(name)), 3)
  end
  local kind = type(value)
  if kind == "table" then
    check_items(name, value)
  elseif kind ~= "string" and kind ~= "number" and kind ~= "boolean" then
    error(format("invalid header value for %q: got %s, expected array of string, string, number or boolean", name, kind), 3)
  end
end

function M.check_all(fields)
  if type(fields) ~= "table" then
    error("headers must be a table", 3)
  end
  for name, value in pairs(fields) do
    if type(name) ~= "string" then
      error(format("invalid header name %q: got %s, expected string", tostring(name), type(name)), 3)
    end
    local kind = type(value)
    if kind == "table" then
      check_items(name, value)
    elseif kind ~= "string" and kind ~= "number" and kind ~= "boolean" then
      error(format("invalid header value for %q: got %s, expected string, number, boolean or array of strings", name, kind), 3)
    end
  end
end

return M
