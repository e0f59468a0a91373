-- The module resty.ipmatcher: which of a list's addresses and blocks an address is in.
local type, tonumber, setmetatable, ipairs, pairs = type, tonumber, setmetatable, ipairs, pairs

local M = { _VERSION = "0.6.1" }
M.__index = M

-- Addresses are lists of octets here: 4 of them, or 16.
local function octets4(text)
  local parts = { text:match "^(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)$" }
  for i, part in ipairs(parts) do
    parts[i] = tonumber(part)
    if parts[i] > 255 then return nil end
  end
  return #parts == 4 and parts or nil
end

local function groups(text, out)
  if text == "" then return true end
  for piece in (text .. ":"):gmatch "([^:]*):" do
    local four = piece:find(".", 1, true) and octets4(piece)
    if four then
      for _, octet in ipairs(four) do out[#out + 1] = octet end
    elseif piece:find "^%x%x?%x?%x?$" then
      local value = tonumber(piece, 16)
      out[#out + 1], out[#out + 2] = (value - value % 256) / 256, value % 256
    else
      return false
    end
  end
  return true
end

local function octets6(text)
  if not text:find(":", 1, true) or text:find ":::" then return nil end
  local head, tail = text:match "^(.-)::(.*)$"
  local out, rest = {}, {}
  if not groups(head or text, out) or tail and not groups(tail, rest) then return nil end
  if head and #out + #rest > 14 or not head and #out ~= 16 then return nil end
  for i = #out + 1, 16 - #rest do out[i] = 0 end
  for i, octet in ipairs(rest) do out[16 - #rest + i] = octet end
  return out
end

local function octets(text)
  return octets4(text) or octets6(text)
end

function M.parse_ipv4(text)
  local parts = type(text) == "string" and octets4(text)
  if not parts then return false end
  return ((parts[1] * 256 + parts[2]) * 256 + parts[3]) * 256 + parts[4]
end

function M.parse_ipv6(text)
  if type(text) ~= "string" then return false end
  local parts = octets6(text:match "^%[(.*)%]$" or text)
  if not parts then return false end
  local words = {}
  for i = 1, 16, 4 do
    words[#words + 1] = ((parts[i] * 256 + parts[i + 1]) * 256 + parts[i + 2]) * 256 + parts[i + 3]
  end
  return words
end

local function rule(text, value)
  local address, bits = text:match "^([^/]+)/(%d+)$"
  local parts = octets(address or text)
  bits = tonumber(bits) or parts and #parts * 8
  if not parts or bits > #parts * 8 then
    return nil, "invalid ip address: " .. text
  end
  return { parts = parts, bits = bits, value = value }
end

local function is_in(parts, its)
  if #parts ~= #its.parts then return false end
  local whole = (its.bits - its.bits % 8) / 8
  for i = 1, whole do
    if parts[i] ~= its.parts[i] then return false end
  end
  local size = 2 ^ (8 - its.bits % 8)
  return its.bits % 8 == 0 or (parts[whole + 1] - parts[whole + 1] % size) == (its.parts[whole + 1] - its.parts[whole + 1] % size)
end

local function made(rules)
  -- the narrowest block counts
  table.sort(rules, function(a, b) return a.bits > b.bits end)
  return setmetatable({ rules = rules }, M)
end

function M.new(list)
  local rules = {}
  for i, text in ipairs(list) do
    local its, problem = rule(text, true)
    if not its then return nil, problem end
    rules[i] = its
  end
  return made(rules)
end

function M.new_with_value(values)
  local rules = {}
  for text, value in pairs(values) do
    local its, problem = rule(text, value)
    if not its then return nil, problem end
    rules[#rules + 1] = its
  end
  return made(rules)
end

function M:match(text)
  local parts = type(text) == "string" and octets(text)
  if not parts then
    return false, "invalid ip address, not ipv4 and ipv6"
  end
  for _, its in ipairs(self.rules) do
    if is_in(parts, its) then return its.value end
  end
  return false
end

function M:match_bin(binary)
  local parts = { binary:byte(1, -1) }
  for _, its in ipairs(self.rules) do
    if is_in(parts, its) then return its.value end
  end
  return false
end

return M
