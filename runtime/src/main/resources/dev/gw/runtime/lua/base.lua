-- What the parts share: numbers and texts on their way to Java, JSON.
local gw = ...

local tostring, type, error, setmetatable = tostring, type, error, setmetatable
local format, floor = string.format, math.floor

-- The text of a whole number or any other.
function gw.number_text(n)
  if n == floor(n) and n < 1e15 and n > -1e15 then
    return format("%d", n)
  end
  return format("%.17g", n)
end

-- Raises, at the caller's caller, for an argument that is of another type.
function gw.expect(value, wanted, message, level)
  if type(value) ~= wanted then
    error(message, (level or 2) + 1)
  end
end

gw.null = gw.null or newproxy and newproxy(false) or {}
do
  -- shows itself as OpenResty's null does
  local proxy = newproxy(true)
  getmetatable(proxy).__tostring = function()
    return "userdata: NULL"
  end
  gw.null = proxy
end

-- Kong itself has nothing under these names, so that code may ask for them
local absent = { jwe = true, enterprise_edition = true, websocket = true, pdk_major_version = true, response_latency = true }

-- A table whose functions that are not there fail by their names.
function gw.named(table, name)
  return setmetatable(table, {
    __index = function(_, key)
      if absent[key] or type(key) ~= "string" then
        return nil
      end
      return gw.missing(name .. "." .. key)
    end,
  })
end

-- A stand-in for what isn't there: it can be asked for, and fails when it is used.
function gw.missing(name)
  local known = gw.part "missing"
  if not known[name] then
    return nil
  end
  return function()
    error(name .. " is not there in gw", 2)
  end
end

-- A module with some functions; the others fail with their names.
function gw.part_of(name, members)
  return setmetatable(members, {
    __index = function(_, member)
      if type(member) == "string" and not member:find "^_" then
        return function()
          error(name .. "." .. member .. " is not there in gw", 2)
        end
      end
    end,
  })
end

-- marks what ngx.ssl has read of a text in PEM
gw.PARSED = {}
