-- What the parts share: numbers and texts on their way to Java, JSON.
local gw = ...

local tostring, type, error = tostring, type, error
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
